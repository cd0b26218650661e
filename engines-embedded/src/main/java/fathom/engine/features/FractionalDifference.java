package fathom.engine.features;

import java.util.Arrays;

/**
 * Fractional differencing (Hosking 1981) with a window of fixed width (López de Prado 2018, chapter 5): between d = 0, the series itself, and d = 1, its
 * first difference, it is stationary enough to learn from and still remembers its level.
 */
public final class FractionalDifference {
    private FractionalDifference() {}

    /** w₀ = 1, wₖ = −wₖ₋₁ (d − k + 1)/k. */
    public static double[] weights(double d, int count) {
        double[] w = new double[count];
        w[0] = 1;
        for (int k = 1; k < count; k++) w[k] = -w[k - 1] * (d - k + 1) / k;
        return w;
    }

    /** The weights up to the first one whose size is below {@code threshold}, that one left out. */
    public static double[] weights(double d, double threshold) {
        double[] w = {1};
        while (true) {
            double[] more = weights(d, w.length + 1);
            if (Math.abs(more[w.length]) < threshold) return w;
            w = more;
        }
    }

    /** The newest value of the differenced series; NaN when the series is shorter than the weights. */
    public static double last(double[] weights, double[] series) {
        return at(weights, series, series.length - 1);
    }

    /** One value for each place that has a full window before it. */
    public static double[] of(double[] weights, double[] series) {
        double[] all = new double[Math.max(0, series.length - weights.length + 1)];
        Arrays.setAll(all, i -> at(weights, series, i + weights.length - 1));
        return all;
    }

    private static double at(double[] weights, double[] series, int place) {
        if (place < weights.length - 1) return Double.NaN;
        double sum = 0;
        for (int k = 0; k < weights.length; k++) sum += weights[k] * series[place - k];
        return sum;
    }
}
