package fathom.market.venue;

import fathom.market.FeedSink;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;

/**
 * One instrument's book of a venue that sends the snapshot on the same stream as what changes. After a hole it is stale until the next snapshot: it is followed on, so that its
 * checksums can be counted, but not handed on. What is handed on counts by itself, since not every venue's counter rises.
 */
public final class StreamBook {
    static final int TOP = 20;
    /** More levels than any venue shows; a book of so many is damaged. */
    private static final int MOST_LEVELS = 400_000;

    private final String symbol;
    private final Instrument instrument;
    private final BookSide bids;
    private final BookSide asks;
    private final RecentIds trades = new RecentIds();
    private boolean known;
    private boolean stale;
    private long waiting;
    private long sequence = Change.NONE;
    private long count;
    private boolean quoted;

    /** @param instrument null for one that is followed and not handed on; @param asWritten whether the text of its levels is kept */
    StreamBook(String symbol, Instrument instrument, boolean asWritten) {
        this.symbol = symbol;
        this.instrument = instrument;
        bids = BookSide.of(true, asWritten);
        asks = BookSide.of(false, asWritten);
    }

    public String symbol() {
        return symbol;
    }

    /** Null where it is left out. */
    Instrument instrument() {
        return instrument;
    }

    /** Whether its snapshot came. */
    public boolean isKnown() {
        return known;
    }

    public boolean isTrusted() {
        return known && !stale;
    }

    /** The venue's counter at the last change; {@link Change#NONE} before the first, and where the venue has none. */
    public long sequence() {
        return sequence;
    }

    public BookSide bids() {
        return bids;
    }

    public BookSide asks() {
        return asks;
    }

    /** @param depth levels that are kept on a side */
    public void snapshot(Change c, int depth) {
        bids.clear();
        asks.clear();
        known = true;
        stale = false;
        waiting = 0;
        set(c, depth);
    }

    /** Also of a stale book. */
    public void update(Change c, int depth) {
        if (stale) waiting++;
        set(c, depth);
    }

    private void set(Change c, int depth) {
        sequence = c.sequence;
        bids.setAll(c.bids());
        asks.setAll(c.asks());
        bids.cut(Math.min(depth, MOST_LEVELS));
        asks.cut(Math.min(depth, MOST_LEVELS));
    }

    /** An update that has nothing to change yet. */
    public void await() {
        waiting++;
    }

    long waiting() {
        return waiting;
    }

    /** As after an unsubscription: what is known will not be kept up. */
    public void forget() {
        known = stale = quoted = false;
        sequence = Change.NONE;
        bids.clear();
        asks.clear();
    }

    /** Something is missing. @return whether that is news */
    public boolean lose(long at, long expected, long received, FeedSink sink, long intended) {
        if (!isTrusted()) return false;
        stale = true;
        if (instrument != null) sink.gap(new Gap(instrument, at, expected, received), intended);
        return true;
    }

    public void publish(long venueTime, long at, FeedSink sink, long intended) {
        if (instrument == null || !isTrusted()) return;
        sink.book(new Book(instrument, venueTime, at, ++count, bids.top(TOP), asks.top(TOP)), intended);
    }

    /** The best levels alone, where no book of more is followed; those that come again under the same number say nothing new. */
    void quote(Change c, long at, FeedSink sink, long intended) {
        if (known || c.sequence != Change.NONE && c.sequence == sequence) return;
        if (c.whole) {
            bids.clear();
            asks.clear();
        }
        set(c, c.whole ? TOP : 1);
        quoted = true;
        if (instrument != null) sink.book(new Book(instrument, c.venueTime, at, ++count, bids.top(TOP), asks.top(TOP)), intended);
    }

    void trade(Change c, long at, Tally tally, FeedSink sink, long intended) {
        if (trades.isKnown(c.tradeId)) tally.duplicate();
        else if (!c.market || c.price <= 0 || c.size <= 0) tally.nonMarketTrade();
        else if (instrument != null) sink.trade(new Trade(instrument, c.venueTime, at, c.tradeId, c.price, c.size, c.taker), intended);
    }

    /** Whether more came of it than trades. */
    boolean isHeard() {
        return known || quoted || waiting > 0;
    }

    BookView view() {
        return new BookView(symbol, known ? stale : waiting > 0, bids.top(1), asks.top(1));
    }
}
