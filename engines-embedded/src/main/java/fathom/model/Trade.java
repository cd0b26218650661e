package fathom.model;

/**
 * One trade as a venue reported it.
 *
 * @param venueTime  epoch nanoseconds on the venue's clock
 * @param receivedAt epoch nanoseconds on our clock (the recording's clock when replayed)
 * @param price      quote currency for one base
 * @param size       base currency, above zero
 * @param taker      the side that took liquidity, whatever convention the venue's own field follows
 */
public record Trade(Instrument instrument, long venueTime, long receivedAt, long id, double price, double size, Side taker) implements EventTimed {
    @Override
    public long eventTime() {
        return receivedAt;
    }
}
