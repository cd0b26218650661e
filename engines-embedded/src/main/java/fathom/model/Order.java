package fathom.model;

/**
 * An order to take liquidity at once (immediate or cancel).
 *
 * @param id        unique in the run, rising
 * @param createdAt epoch nanoseconds
 * @param limit     worst acceptable price, quote currency
 * @param size      base currency, above zero
 * @param reason    what made the desk send it, e.g. the opportunity's id
 */
public record Order(long id, String portfolio, Instrument instrument, Side side, double size, double limit, long createdAt, String reason) {
    public Order {
        if (!(size > 0)) throw new IllegalArgumentException("order " + id + ": size must be above zero, got " + size);
    }
}
