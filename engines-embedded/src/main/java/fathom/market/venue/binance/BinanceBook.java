package fathom.market.venue.binance;

import fathom.market.FeedSink;
import fathom.market.venue.BookSide;
import fathom.market.venue.BookView;
import fathom.market.venue.Tally;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One instrument's book, kept by the rule that Binance documents (spot and USD-M "How to manage a local order book"): a snapshot, then the depth
 * updates that follow it without a hole. Updates that come before their snapshot wait for it. After a hole the book is dropped until the next snapshot.
 *
 * <p>The ticker runs ahead of the depth stream. Where its update id is newer, its prices are the best ones, and levels of the depth book that it
 * contradicts (at or beyond its prices) are left out, so that mixing the two never crosses a book. It needs no snapshot: without a depth book it
 * is published alone, one level to a side.
 */
final class BinanceBook {
    static final int TOP = 20;
    private static final int MAX_WAITING = 10_000;

    private enum Fit { OLD, NEXT, HOLE }

    private final Instrument instrument;
    private final BookSide bids = BookSide.bids();
    private final BookSide asks = BookSide.asks();
    private final Deque<BinanceFrame> waiting = new ArrayDeque<>();
    private boolean synced;
    private boolean fresh;
    private long lastId = -1;
    private long seenId = -1;
    private final TopOfSide topBids = new TopOfSide(1);
    private final TopOfSide topAsks = new TopOfSide(-1);
    private long tickerId = -1;
    private final TradeTape tape = new TradeTape();
    private final Tally tally;
    private long seenTime;
    private boolean partial;

    BinanceBook(Instrument instrument, Tally tally) {
        this.instrument = instrument;
        this.tally = tally;
    }

    TradeTape tape() {
        return tape;
    }

    /** Depth updates that wait for a snapshot. */
    int waiting() {
        return waiting.size();
    }

    /** Whether more came of it than trades. */
    boolean isHeard() {
        return synced || partial || tickerId >= 0 || seenId >= 0;
    }

    /** As the depth stream left it; of the ticker where that came alone. */
    BookView view() {
        boolean alone = !synced && !partial;
        return new BookView(instrument.base() + instrument.quote(), alone && tickerId < 0, topBids.levels(alone), topAsks.levels(alone));
    }

    boolean isSynced() {
        return synced;
    }

    /** The newest update id seen in the depth stream, −1 before the first. */
    long seenId() {
        return seenId;
    }

    void depth(BinanceFrame update, long at, FeedSink sink, long intended) {
        if (update.lastId < seenId && update.venueTime() > seenTime) restart(at, update, sink, intended);
        seenId = Math.max(seenId, update.lastId);
        seenTime = Math.max(seenTime, update.venueTime());
        if (!synced) {
            await(update);
        } else if (follow(update, at, sink, intended)) {
            publish(update.venueTime(), at, sink, intended);
        }
    }

    /** The venue counts from below again, and later: what is known belongs to ids that do not come back. */
    private void restart(long at, BinanceFrame update, FeedSink sink, long intended) {
        tally.restart();
        tally.gap();
        sink.gap(new Gap(instrument, at, seenId + 1, update.firstId), intended);
        drop();
        waiting.clear();
        seenId = tickerId = -1;
    }

    /** The best levels whole. Where the depth stream is followed the book knows more; elsewhere they are the book. */
    void partial(BinanceFrame levels, long at, FeedSink sink, long intended) {
        if (synced || levels.lastId <= lastId && partial) return;
        bids.clear();
        asks.clear();
        bids.setAll(levels.bids);
        asks.setAll(levels.asks);
        lastId = levels.lastId;
        partial = true;
        depthChanged();
        publish(levels.venueTime(), at, sink, intended);
    }

    void snapshot(BinanceFrame snapshot, long at, FeedSink sink, long intended) {
        if (synced && snapshot.lastId <= lastId) return;
        tally.snapshot();
        if (synced) tally.reset();
        bids.clear();
        asks.clear();
        bids.setAll(snapshot.bids);
        asks.setAll(snapshot.asks);
        lastId = snapshot.lastId;
        synced = true;
        partial = false;
        fresh = true;
        depthChanged();
        while (synced && !waiting.isEmpty()) follow(waiting.poll(), at, sink, intended);
        if (synced) publish(snapshot.venueTime(), at, sink, intended);
    }

    void ticker(BinanceFrame ticker, long at, FeedSink sink, long intended) {
        if (ticker.lastId <= tickerId || ticker.lastId <= lastId) return;
        tickerId = ticker.lastId;
        topBids.ticker(ticker.bids);
        topAsks.ticker(ticker.asks);
        publish(ticker.venueTime(), at, sink, intended);
    }

    /** What is known now, e.g. after a jump in a recording; nothing when there is none. */
    void publish(long venueTime, long at, FeedSink sink, long intended) {
        boolean ahead = tickerId > lastId;
        if (!synced && !partial && !ahead) return;
        sink.book(new Book(instrument, venueTime, at, Math.max(lastId, tickerId), topBids.levels(ahead), topAsks.levels(ahead)), intended);
    }

    private void await(BinanceFrame update) {
        if (waiting.size() == MAX_WAITING) waiting.poll();
        waiting.add(update.copy());
    }

    /** @return whether the update changed the book */
    private boolean follow(BinanceFrame update, long at, FeedSink sink, long intended) {
        switch (fit(update)) {
            case OLD -> {
                return false;
            }
            case HOLE -> {
                tally.gap();
                long expected = update.isFutures() ? lastId : lastId + 1;
                sink.gap(new Gap(instrument, at, expected, update.isFutures() ? update.previousId : update.firstId), intended);
                drop();
                waiting.addFirst(update.copy());
                return false;
            }
            case NEXT -> {
                bids.setAll(update.bids);
                asks.setAll(update.asks);
                lastId = update.lastId;
                fresh = false;
                depthChanged();
            }
        }
        return true;
    }

    /**
     * Spot: {@code U <= last + 1 <= u}. Futures: {@code pu == last}, and right after a snapshot {@code pu <= id <= u}: the ids between pu and U
     * belong to other symbols, so this asks no less than the documented {@code U <= id}.
     */
    private Fit fit(BinanceFrame update) {
        if (update.lastId <= lastId) return Fit.OLD;
        boolean next = !update.isFutures() ? update.firstId <= lastId + 1 : fresh ? update.previousId <= lastId : update.previousId == lastId;
        return next ? Fit.NEXT : Fit.HOLE;
    }

    private void drop() {
        synced = partial = false;
        lastId = -1;
        bids.clear();
        asks.clear();
        depthChanged();
    }

    private void depthChanged() {
        topBids.depth(bids.top(TOP));
        topAsks.depth(asks.top(TOP));
    }
}
