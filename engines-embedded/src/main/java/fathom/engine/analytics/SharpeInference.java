package fathom.engine.analytics;

import fathom.engine.Require;
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
