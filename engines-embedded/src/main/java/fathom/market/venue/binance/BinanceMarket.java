package fathom.market.venue.binance;

import fathom.market.FeedSink;
import fathom.market.venue.BookView;
import fathom.market.venue.JsonCursor;
import fathom.market.venue.Tally;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Trade;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All books of one connection, or of one recording. Not safe for several threads. */
public final class BinanceMarket {
    private final Map<Instrument, BinanceBook> books = new LinkedHashMap<>();
    private Instrument lastInstrument;
    private BinanceBook lastBook;
    private BinanceFrame orphan;
    private final Tally tally;

    public BinanceMarket() {
        this(new Tally());
    }

    /** @param tally where trades that are not handed on, and books that begin anew, are counted */
    public BinanceMarket(Tally tally) {
        this.tally = tally;
    }

    /** Depth updates that wait for a snapshot now. */
    public long waitingForSnapshot() {
        return books.values().stream().mapToLong(BinanceBook::waiting).sum();
    }

    /** What was named so far, in the order of its first frame. */
    public Set<Instrument> instruments() {
        return books.keySet();
    }

    /**
     * Brings the books up to date and hands on what follows: at most one book, trade or gap, save for a snapshot with updates waiting for it.
     *
     * @param at       when the frame reached us, epoch nanoseconds
     * @param intended when it was due, epoch nanoseconds
     */
    public void apply(BinanceFrame frame, long at, FeedSink sink, long intended) {
        switch (frame.kind) {
            case DEPTH -> {
                BinanceBook book = book(frame.instrument);
                if (frame.partial) {
                    book.partial(frame, at, sink, intended);
                    return;
                }
                book.depth(frame, at, sink, intended);
                if (orphan != null && !book.isSynced()) adopt(at, sink, intended);
            }
            case SNAPSHOT -> {
                if (frame.partial && frame.instrument != null) book(frame.instrument).partial(frame, at, sink, intended);
                else snapshot(frame, at, sink, intended);
            }
            case TICKER -> book(frame.instrument).ticker(frame, at, sink, intended);
            case TRADE -> trade(frame, book(frame.instrument).tape().single(frame.tradeId), at, sink, intended);
            case AGGREGATE -> trade(frame, book(frame.instrument).tape().aggregate(frame.aggregateId, frame.firstTradeId, frame.lastTradeId), at, sink, intended);
            case OTHER -> {}
        }
    }

    /** Every book of which levels or updates came. */
    List<BookView> views() {
        return books.values().stream().filter(BinanceBook::isHeard).map(BinanceBook::view).toList();
    }

    /** Hands on every book as it stands. */
    public void republish(long at, FeedSink sink, long intended) {
        books.values().forEach(b -> b.publish(0, at, sink, intended));
    }

    private void snapshot(BinanceFrame frame, long at, FeedSink sink, long intended) {
        BinanceBook owner = frame.instrument != null ? book(frame.instrument) : owner(frame.lastId);
        if (owner == null) orphan = frame.copy();
        else owner.snapshot(frame, at, sink, intended);
    }

    /** A snapshot that came before the first depth update. */
    private void adopt(long at, FeedSink sink, long intended) {
        BinanceFrame snapshot = orphan;
        orphan = null;
        snapshot(snapshot, at, sink, intended);
    }

    /**
     * A REST snapshot does not name its symbol. It belongs to the book that waits for one, and among several to that whose update ids are nearest,
     * since every symbol counts its own.
     *
     * @return null while no depth update has come
     */
    private BinanceBook owner(long id) {
        Collection<BinanceBook> all = books.values();
        BinanceBook waiting = nearest(id, all, false);
        return waiting != null ? waiting : nearest(id, all, true);
    }

    private static BinanceBook nearest(long id, Collection<BinanceBook> books, boolean synced) {
        BinanceBook nearest = null;
        for (BinanceBook book : books) {
            if (book.isSynced() != synced || book.seenId() < 0) continue;
            if (nearest == null || Math.abs(book.seenId() - id) < Math.abs(nearest.seenId() - id)) nearest = book;
        }
        return nearest;
    }

    private BinanceBook book(Instrument instrument) {
        if (instrument != lastInstrument) {
            lastInstrument = instrument;
            lastBook = books.computeIfAbsent(instrument, i -> new BinanceBook(i, tally));
        }
        return lastBook;
    }

    /** Futures report trades of the insurance fund, some with size 0; nobody took liquidity there. */
    private void trade(BinanceFrame frame, TradeTape.Verdict verdict, long at, FeedSink sink, long intended) {
        switch (verdict) {
            case DUPLICATE -> tally.duplicate();
            case TOLD_BY_OTHER_STREAM -> tally.passOver(frame.kind == BinanceFrame.Kind.TRADE ? "trade told by aggTrade" : "aggTrade told by trade");
            case NEW -> {
                if (!frame.market || frame.size <= 0 || frame.price <= 0) tally.nonMarketTrade();
                else sink.trade(trade(frame, at), intended);
            }
        }
    }

    private static Trade trade(BinanceFrame frame, long at) {
        Side taker = frame.buyerIsMaker ? Side.SELL : Side.BUY;
        return new Trade(frame.instrument, frame.venueTime(), at, Math.max(frame.tradeId, frame.aggregateId), frame.price / JsonCursor.SCALE, frame.size, taker);
    }
}
