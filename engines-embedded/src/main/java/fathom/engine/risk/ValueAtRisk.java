package fathom.engine.risk;

import fathom.engine.Moments;
import fathom.engine.Quantile;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Value at risk and expected shortfall of one return series, per period of that series; losses are positive.
 *
 * @param var what a loss exceeds with probability 1 − level; @param es the mean loss then, never below {@code var}
 */
public record ValueAtRisk(double var, double es) {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    static final ValueAtRisk ZERO = new ValueAtRisk(0, 0);
    static final ValueAtRisk UNKNOWN = new ValueAtRisk(Double.NaN, Double.NaN);

    /** The empirical quantile (linear, see {@link Quantile}) and the mean of the returns at or below it. */
    public static ValueAtRisk historical(double[] returns, double level) {
        double quantile = Quantile.of(returns, 1 - level);
        double sum = 0;
        int count = 0;
        for (double r : returns) {
            if (r <= quantile) {
                sum += r;
                count++;
            }
        }
        return new ValueAtRisk(-quantile, -sum / count);
    }

    /** Of normally distributed returns: {@code −(μ + zσ)} and {@code −μ + σφ(z)/(1 − level)} with {@code z} the quantile of 1 − level. */
    public static ValueAtRisk gaussian(double mean, double deviation, double level) {
        double z = z(level);
        return new ValueAtRisk(-(mean + z * deviation), -mean + deviation * NORMAL.density(z) / (1 - level));
    }

    /**
     * The Gaussian figures corrected for skewness and kurtosis: VaR by the Cornish-Fisher quantile (Zangari 1996; Favre, Galeano 2002), ES by the
     * mean of the Edgeworth density below it (Boudt, Peterson, Croux 2008) and never less than VaR. The expansion fails far from normality: where
     * it gives no loss at all, both are NaN.
     */
    public static ValueAtRisk modified(Moments returns, double level) {
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
        return NORMAL.inverseCumulativeProbability(1 - level);
    }
}
