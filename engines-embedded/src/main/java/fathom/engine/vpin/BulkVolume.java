package fathom.engine.vpin;

import fathom.engine.Require;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Bulk volume classification (Easley, López de Prado, O'Hara 2012): the share of a bar's volume that was bought is Φ(ΔP/σ). */
public final class BulkVolume {
    private static final NormalDistribution STANDARD = new NormalDistribution();

    private BulkVolume() {}

    /**
     * @param change of the price, and @param sigma its standard deviation over the bars, in the same currency; where that is 0 (all changes alike) the limit
     *               counts: all bought after a rise, all sold after a fall, half and half otherwise
     * @return 0 to 1
     */
    public static double buyShare(double change, double sigma) {
        Require.number("a change of the price", change);
        Require.notNegative("its standard deviation", sigma);
        if (sigma > 0) return STANDARD.cumulativeProbability(change / sigma);
        return (1 + Math.signum(change)) / 2;
    }
}
