package fathom.engine.features;

import fathom.engine.Require;
import java.util.Arrays;

/**
 * Fractional differencing (Hosking 1981) with a window of fixed width (López de Prado 2018, chapter 5): between d = 0, the series itself, and d = 1, its
 * first difference, it is stationary enough to learn from and still remembers its level.
 */
public final class FractionalDifference {
    /** More would hardly fit any series. */
    public static final int MOST_WEIGHTS = 100_000;

    private FractionalDifference() {}

    /** w₀ = 1, wₖ = −wₖ₋₁ (d − k + 1)/k. @param d −1 to 2; @param count 1 to {@value #MOST_WEIGHTS} */
    public static double[] weights(double d, int count) {
        if (!(d >= -1 && d <= 2)) throw new IllegalArgumentException("the order of differencing lies between −1 and 2, got " + d);
        if (count < 1 || count > MOST_WEIGHTS) throw new IllegalArgumentException("weights number from 1 to " + MOST_WEIGHTS + ", got " + count);
        double[] w = new double[count];
        w[0] = 1;
        for (int k = 1; k < count; k++) w[k] = -w[k - 1] * (d - k + 1) / k;
        return w;
    }

    /**
     * The weights up to the first one whose size is below {@code threshold}, that one left out.
     *
     * @param d         0 to 2; @param threshold above 0, at most 1
     * @throws IllegalArgumentException also when there would be more than {@value #MOST_WEIGHTS}
     */
    public static double[] weights(double d, double threshold) {
        if (!(d >= 0 && d <= 2)) throw new IllegalArgumentException("the order of differencing lies between 0 and 2, got " + d);
        if (!(threshold > 0 && threshold <= 1)) throw new IllegalArgumentException("a threshold is above 0 and at most 1, got " + threshold);
        double weight = 1;
        int count = 1;
        for (; Math.abs(weight) >= threshold && count <= MOST_WEIGHTS; count++) weight *= -(d - count + 1) / count;
        if (Math.abs(weight) >= threshold) {
            throw new IllegalArgumentException("more than " + MOST_WEIGHTS + " weights are above the threshold " + threshold);
        }
        return weights(d, count - 1);
    }

    /** The newest value of the differenced series; NaN when the series is shorter than the weights. */
    public static double last(double[] weights, double[] series) {
        check(weights, series);
        return at(weights, series, series.length - 1);
    }

    /** One value for each place that has a full window before it. */
    public static double[] of(double[] weights, double[] series) {
        check(weights, series);
        double[] all = new double[Math.max(0, series.length - weights.length + 1)];
        Arrays.setAll(all, i -> at(weights, series, i + weights.length - 1));
        return all;
    }

    private static void check(double[] weights, double[] series) {
        Require.numbers("weight", weights, 1);
        Require.numbers("value", series, 0);
    }

    private static double at(double[] weights, double[] series, int place) {
        if (place < weights.length - 1) return Double.NaN;
        double sum = 0;
        for (int k = 0; k < weights.length; k++) sum += weights[k] * series[place - k];
        return sum;
    }
}
