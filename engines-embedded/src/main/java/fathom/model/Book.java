package fathom.model;

/**
 * The top of one venue's order book at one moment: complete in itself, so that an inbox may keep only the latest one.
 *
 * @param venueTime  when the venue says it happened, epoch nanoseconds on the venue's clock; 0 where the venue does not say
 * @param receivedAt when it reached us, epoch nanoseconds on our clock (the recording's clock when replayed)
 * @param sequence   the venue's own counter, rising
 */
public record Book(Instrument instrument, long venueTime, long receivedAt, long sequence, Levels bids, Levels asks) implements EventTimed {
    @Override
    public long eventTime() {
        return receivedAt;
    }

    public double bid() {
        return bids.best();
    }

    public double ask() {
        return asks.best();
    }

    /** Whether both sides quote. */
    public boolean isTwoSided() {
        return !bids.isEmpty() && !asks.isEmpty();
    }

    /** Half of bid plus ask; NaN when a side is empty. */
    public double mid() {
        return (bid() + ask()) / 2;
    }

    /** Bid above ask or equal to it: impossible at one venue, so either a gap or a fault. */
    public boolean isCrossed() {
        return isTwoSided() && bid() >= ask();
    }
}
