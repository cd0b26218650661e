package fathom.engine;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** How far a measured Sharpe ratio can be trusted. All ratios are per period, not annualised. */
public final class SharpeInference {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double EULER_MASCHERONI = 0.5772156649015329;

    private SharpeInference() {}

    /**
     * Probability that the true ratio is above {@code benchmark} (Bailey, López de Prado 2012). NaN when the ratio is, or when so few returns are so
     * skewed that its error cannot be estimated.
     *
     * @param kurtosis 3 for a normal distribution
     */
    public static double probabilistic(double sharpe, double benchmark, long returns, double skewness, double kurtosis) {
        if (returns < 2) return Double.NaN;
        double variance = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        return NORMAL.cumulativeProbability((sharpe - benchmark) * Math.sqrt(returns - 1) / Math.sqrt(variance));
    }

    /**
     * The probabilistic ratio against the best that many trials without skill would give (Bailey, López de Prado 2014): what is left of a ratio that was
     * picked.
     *
     * @param deviation of the ratios over the trials; @param trials at least 2
     */
    public static double deflated(double sharpe, double deviation, int trials, long returns, double skewness, double kurtosis) {
        return probabilistic(sharpe, expectedMaximum(deviation, trials), returns, skewness, kurtosis);
    }

    /**
     * How many returns it takes to say with this confidence that the true ratio is above {@code benchmark} (minimum track record length, Bailey, López de
     * Prado 2012); NaN where no number of them does.
     */
    public static double minimumTrackRecord(double sharpe, double benchmark, double skewness, double kurtosis, double confidence) {
        double z = NORMAL.inverseCumulativeProbability(Require.between("the confidence", confidence, 0, 1));
        double variance = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        double least = 1 + variance * (z / (sharpe - benchmark)) * (z / (sharpe - benchmark));
        return sharpe > benchmark && variance > 0 && Double.isFinite(least) ? least : Double.NaN;
    }

    /**
     * The ratio to expect of the best of many trials without any skill (Bailey, López de Prado 2014): as {@code benchmark} of the
     * {@linkplain #probabilistic probabilistic} ratio it makes the deflated one.
     *
     * @param deviation of the ratios over the trials; @param trials at least 2
     */
    public static double expectedMaximum(double deviation, int trials) {
        Require.notNegative("the deviation of the ratios", deviation);
        Require.atLeast("the number of trials", trials, 2);
        double once = NORMAL.inverseCumulativeProbability(1 - 1.0 / trials);
        double rarer = NORMAL.inverseCumulativeProbability(1 - 1 / (trials * Math.E));
        return deviation * ((1 - EULER_MASCHERONI) * once + EULER_MASCHERONI * rarer);
    }
}
