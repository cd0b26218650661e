package fathom.market.venue;

import fathom.model.Side;

/** One thing that a frame says of one instrument; reused from frame to frame. */
public final class Change {
    /** SNAPSHOT holds a book whole, UPDATE what changed in it, QUOTE its best levels alone. */
    public enum Kind { SNAPSHOT, UPDATE, QUOTE, TRADE }

    public static final long NONE = Long.MIN_VALUE;

    public Kind kind;
    public StreamBook book;
    /** Epoch nanoseconds on the venue's clock; 0 where it does not say. */
    public long venueTime;
    /** The venue's counter, and what it was before; {@link #NONE} where it has none. */
    public long sequence;
    public long previous;
    /** {@link #NONE} where there is none. */
    public long checksum;
    public double price;
    public double size;
    public Side taker;
    public long tradeId;
    /** Whether a quote gives the best levels whole, and not what changed in them. */
    public boolean whole;
    /** False in a trade that is no market flow, e.g. a block trade. */
    public boolean market;
    private LevelBuffer bids;
    private LevelBuffer asks;

    void clear() {
        kind = null;
        book = null;
        venueTime = 0;
        sequence = previous = checksum = NONE;
        price = size = -1;
        taker = null;
        tradeId = -1;
        market = whole = true;
        if (bids != null) bids.clear();
        if (asks != null) asks.clear();
    }

    public LevelBuffer bids() {
        return bids == null ? bids = new LevelBuffer() : bids;
    }

    public LevelBuffer asks() {
        return asks == null ? asks = new LevelBuffer() : asks;
    }

    public Change trade(double price, double size, Side taker, long id) {
        kind = Kind.TRADE;
        this.price = price;
        this.size = size;
        this.taker = taker;
        tradeId = id;
        return this;
    }
}
