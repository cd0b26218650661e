package fathom.engine.enhancedvpin;

/**
 * A trade and the quotes that stood when it was made.
 *
 * @param at   epoch nanoseconds
 * @param size above 0
 * @param bid  NaN where no quote is known; so is {@code ask}
 */
public record QuotedTrade(long at, double price, double size, double bid, double ask) {
    /** @throws IllegalArgumentException for a price or size that is none */
    public QuotedTrade {
        if (!(price > 0) || Double.isInfinite(price)) throw new IllegalArgumentException("a price is a number above 0, got " + price);
        if (!(size > 0) || Double.isInfinite(size)) throw new IllegalArgumentException("a size is a number above 0, got " + size);
    }

    /** NaN where a quote is missing or crossed. */
    public double mid() {
        return bid > 0 && ask >= bid && ask < Double.POSITIVE_INFINITY ? (bid + ask) / 2 : Double.NaN;
    }
}
