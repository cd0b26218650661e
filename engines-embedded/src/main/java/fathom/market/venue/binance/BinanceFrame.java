package fathom.market.venue.binance;

import fathom.market.venue.LevelBuffer;
import fathom.model.Instrument;

/** One decoded frame. The decoder reuses it, so whoever keeps one keeps a {@link #copy}. */
public final class BinanceFrame {
    /** OTHER is a frame of Binance that says nothing about a book or a trade, e.g. the answer to a subscription. */
    public enum Kind { DEPTH, SNAPSHOT, TICKER, TRADE, AGGREGATE, OTHER }

    Kind kind;
    /** Null in a snapshot that does not name its symbol. */
    Instrument instrument;
    /** Milliseconds, microseconds or nanoseconds on the venue's clock, 0 where it is missing: when the frame was sent, and when the matching engine did it. */
    long eventTime;
    long matchTime;
    /** First and last update id of a depth update; the last one also of a ticker and of a snapshot. */
    long firstId;
    long lastId;
    /** Futures only: last update id of the frame before; −1 where it is missing. */
    long previousId;
    long tradeId;
    /** Of an aggregated trade, and of the single trades that it sums up. */
    long aggregateId;
    long firstTradeId;
    long lastTradeId;
    long price;
    double size;
    boolean buyerIsMaker;
    /** False in a trade that is no market flow, e.g. of the insurance fund. */
    boolean market;
    /** Whether it holds the best levels whole and not what changed. */
    boolean partial;
    LevelBuffer bids = new LevelBuffer();
    LevelBuffer asks = new LevelBuffer();

    public Kind kind() {
        return kind;
    }

    public Instrument instrument() {
        return instrument;
    }

    void clear() {
        kind = null;
        instrument = null;
        eventTime = matchTime = 0;
        firstId = lastId = previousId = tradeId = aggregateId = firstTradeId = lastTradeId = -1;
        price = -1;
        size = -1;
        buyerIsMaker = partial = false;
        market = true;
        bids.clear();
        asks.clear();
    }

    boolean isFutures() {
        return instrument.kind() == Instrument.Kind.PERPETUAL;
    }

    /** Epoch nanoseconds on the venue's clock, 0 where the frame gives none. The unit is known by the size: 10¹⁴ ms are the year 5138. */
    long venueTime() {
        long time = matchTime != 0 ? matchTime : eventTime;
        if (time < 100_000_000_000_000L) return time * 1_000_000;
        return time < 100_000_000_000_000_000L ? time * 1_000 : time;
    }

    BinanceFrame copy() {
        var copy = new BinanceFrame();
        copy.kind = kind;
        copy.instrument = instrument;
        copy.eventTime = eventTime;
        copy.matchTime = matchTime;
        copy.firstId = firstId;
        copy.lastId = lastId;
        copy.previousId = previousId;
        copy.partial = partial;
        copy.bids = bids.copy();
        copy.asks = asks.copy();
        return copy;
    }
}
