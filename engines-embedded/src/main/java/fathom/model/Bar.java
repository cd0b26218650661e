package fathom.model;

/**
 * What one instrument did in one interval of event time. Prices are mid prices where {@code trades} is 0, trade prices otherwise.
 *
 * @param start    epoch nanoseconds, a multiple of {@code interval}
 * @param interval nanoseconds
 * @param volume   base currency traded
 * @param trades   number of trades
 */
public record Bar(Instrument instrument, long start, long interval, double open, double high, double low, double close, double volume, long trades) {}
