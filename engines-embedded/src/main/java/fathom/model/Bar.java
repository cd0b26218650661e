package fathom.model;

/**
 * What one instrument did in one interval of event time. Prices are mid prices of the book; trade prices for an instrument without a book. A bar opens at the
 * price that holds at its start, which is the close of the bar before.
 *
 * @param start    epoch nanoseconds, a multiple of {@code interval}
 * @param interval nanoseconds
 * @param volume   base currency traded
 * @param trades   number of trades
 */
public record Bar(Instrument instrument, long start, long interval, double open, double high, double low, double close, double volume, long trades) implements EventTimed {
    /** Its end. */
    @Override
    public long eventTime() {
        return start + interval;
    }
}
