package fathom.engine.risk;

import fathom.engine.Moments;
import fathom.engine.Quantile;
import fathom.engine.Require;
import fathom.engine.Tail;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Value at risk and expected shortfall of one return series, per period of that series; losses are positive.
 *
 * <p>Standard deviations have n − 1 in the denominator; skewness and kurtosis are those of the sample, not corrected for bias.
 *
 * @param var what a loss exceeds with probability 1 − level; @param es the mean loss of the worst 1 − level of all cases, never below {@code var}
 */
public record ValueAtRisk(double var, double es) {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    static final ValueAtRisk ZERO = new ValueAtRisk(0, 0);
    static final ValueAtRisk UNKNOWN = new ValueAtRisk(Double.NaN, Double.NaN);

    /** The empirical quantile (linear, see {@link Quantile}) and the mean beyond it with ties counted as the level says ({@link Tail#mean}). */
    public static ValueAtRisk historical(double[] returns, double level) {
        double es = -Tail.mean(returns, 1 - Require.level(level));
        double var = -Quantile.of(returns, 1 - level);
        return new ValueAtRisk(var + 0.0, Math.max(es, var) + 0.0); // rounding alone could put it below; no loss is 0, not −0
    }

    /** Of normally distributed returns: {@code −(μ + zσ)} and {@code −μ + σφ(z)/(1 − level)} with {@code z} the quantile of 1 − level. */
    public static ValueAtRisk gaussian(double mean, double deviation, double level) {
        Require.number("the mean", mean);
        Require.notNegative("the standard deviation", deviation);
        double z = z(level);
        return new ValueAtRisk(-(mean + z * deviation) + 0.0, -mean + deviation * NORMAL.density(z) / (1 - level) + 0.0);
    }

    /**
     * The Gaussian figures corrected for skewness and kurtosis: VaR by the Cornish-Fisher quantile (Zangari 1996; Favre, Galeano 2002), ES by the
     * mean of the Edgeworth density below it (Boudt, Peterson, Croux 2008) and never less than VaR. The expansion fails far from normality: where
     * it gives no loss at all, both are NaN.
     */
    public static ValueAtRisk modified(Moments returns, double level) {
        if (returns.count() < 2) throw new IllegalArgumentException("needs at least 2 returns, has " + returns.count());
        double mean = returns.mean();
        double deviation = returns.deviation();
        if (deviation == 0) return gaussian(mean, 0, level);
        double s = returns.skewness();
        double k = returns.kurtosis() - 3;
        double z = z(level);
        double g = z + (z * z - 1) * s / 6 + (z * z * z - 3 * z) * k / 24 - (2 * z * z * z - 5 * z) * s * s / 36;
        double g2 = g * g;
        double tail = 1 + s / 6 * g2 * g + k / 24 * (g2 * g2 - 2 * g2 - 1) + s * s / 72 * (g2 * g2 * g2 - 9 * g2 * g2 + 9 * g2 + 3);
        double var = -(mean + g * deviation);
        double es = -mean + deviation * NORMAL.density(g) / (1 - level) * tail;
        return var > 0 ? new ValueAtRisk(var, Math.max(var, es)) : UNKNOWN;
    }

    /** The standard normal quantile of 1 − level: below zero. */
    static double z(double level) {
        return NORMAL.inverseCumulativeProbability(1 - Require.level(level));
    }
}
