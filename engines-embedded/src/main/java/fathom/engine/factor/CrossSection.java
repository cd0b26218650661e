package fathom.engine.factor;

import java.util.Arrays;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/** One factor over all symbols at one moment, made fit to be compared: outliers drawn in, scaled, freed from what other exposures explain. A missing value (NaN) stays one. */
public final class CrossSection {
    /** Of the normal distribution: standard deviation over median absolute deviation. */
    private static final double NORMAL = 1.4826022185056018;

    private CrossSection() {}

    /**
     * Draws what lies further from the median than so many robust standard deviations (1.4826 times the median absolute deviation; Hampel 1974) in to that distance.
     *
     * @param deviations above 0, usually 3
     */
    public static double[] winsorised(double[] values, double deviations) {
        if (!(deviations > 0)) throw new IllegalArgumentException("deviations must be above 0, got " + deviations);
        double median = median(values);
        double reach = deviations * NORMAL * median(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
        if (!(reach > 0)) return values.clone();
        return Arrays.stream(values).map(v -> Double.isNaN(v) ? v : Math.clamp(v, median - reach, median + reach)).toArray();
    }

    /** Less the mean, over the standard deviation (n − 1); all NaN where fewer than two values are there or none differs. */
    public static double[] standardised(double[] values) {
        double[] known = known(values);
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        double deviation = Math.sqrt(Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum() / (known.length - 1));
        boolean flat = known.length < 2 || !(deviation > 1e-12 * Math.abs(mean)) || deviation == 0;
        return Arrays.stream(values).map(v -> flat ? Double.NaN : (v - mean) / deviation).toArray();
    }

    /**
     * What a least-squares fit on these exposures and a constant leaves over.
     *
     * @param exposures {@code [symbol][exposure]}, e.g. the beta, or 1 for the symbol's group and 0 for all others but the first
     * @throws IllegalArgumentException when the exposures determine one another, or fewer symbols than exposures have a value
     */
    public static double[] neutralised(double[] values, double[][] exposures) {
        if (exposures.length != values.length) throw new IllegalArgumentException(values.length + " values and exposures of " + exposures.length + " symbols");
        int[] usable = java.util.stream.IntStream.range(0, values.length)
                .filter(i -> Double.isFinite(values[i]) && Arrays.stream(exposures[i]).allMatch(Double::isFinite)).toArray();
        int width = exposures.length == 0 ? 0 : exposures[0].length;
        if (usable.length <= width + 1) throw new IllegalArgumentException(usable.length + " symbols have a value: too few for " + width + " exposures and a constant");
        var regression = new OLSMultipleLinearRegression(1e-9);
        regression.newSampleData(Arrays.stream(usable).mapToDouble(i -> values[i]).toArray(), Arrays.stream(usable).mapToObj(i -> exposures[i]).toArray(double[][]::new));
        double[] residuals;
        try {
            residuals = regression.estimateResiduals();
        } catch (org.hipparchus.exception.MathIllegalArgumentException e) {
            throw new IllegalArgumentException("the exposures determine one another, so that nothing can be told apart", e);
        }
        var result = new double[values.length];
        Arrays.fill(result, Double.NaN);
        for (int i = 0; i < usable.length; i++) result[usable[i]] = residuals[i];
        return result;
    }

    private static double[] known(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = known(values);
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? Double.NaN : n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
