package fathom.engine;

import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/** Sample quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), the default of numpy and R. */
public final class Quantile {
    private Quantile() {}

    /**
     * @param p above 0, at most 1
     * @return NaN for no values
     * @throws IllegalArgumentException when one of them is no number
     */
    public static double of(double[] values, double p) {
        Require.numbers("value", values, 0);
        if (!(p > 0 && p <= 1)) throw new IllegalArgumentException("a quantile is above 0 and at most 1, got " + p);
        return new Percentile().withEstimationType(EstimationType.R_7).evaluate(values, 100 * p);
    }
}
