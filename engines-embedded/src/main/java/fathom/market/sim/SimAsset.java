package fathom.market.sim;

/**
 * One asset of the simulated market.
 *
 * @param base       e.g. BTC
 * @param price      USD at the start, above zero
 * @param volatility of the fundamental in the normal regime, per square root of a year (365 days), e.g. 0.5
 * @param step       price step at every venue, one over a whole number, e.g. 0.01
 * @param levelUsd   mean size of one book level at a venue of depth 1, USD
 * @param activity   its share of the ticks, relative to the other assets'
 */
public record SimAsset(String base, double price, double volatility, double step, double levelUsd, int activity) {
    public SimAsset {
        if (!(price > 0) || !(volatility >= 0) || !(levelUsd > 0) || activity < 1) throw new IllegalArgumentException("not a quotable asset: " + base);
        double scale = 1 / step;
        if (!(step > 0) || Math.abs(scale - Math.rint(scale)) > 1e-6 * scale) {
            throw new IllegalArgumentException(base + ": the price step must be one over a whole number, got " + step);
        }
    }

    /** Steps in one unit of the quote currency: a price is a whole number over this, hence the double nearest to its decimals. */
    double stepsPerUnit() {
        return Math.rint(1 / step);
    }
}
