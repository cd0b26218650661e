package fathom.market.venue.binance;

import fathom.market.FeedSink;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Trade;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All books of one connection, or of one recording. Not safe for several threads. */
public final class BinanceMarket {
    private final Map<Instrument, BinanceBook> books = new LinkedHashMap<>();
    private Instrument lastInstrument;
    private BinanceBook lastBook;
    private BinanceFrame orphan;

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
                book.depth(frame, at, sink, intended);
                if (orphan != null && !book.isSynced()) adopt(at, sink, intended);
            }
            case SNAPSHOT -> snapshot(frame, at, sink, intended);
            case TICKER -> book(frame.instrument).ticker(frame, at, sink, intended);
            case TRADE -> {
                book(frame.instrument);
                // Futures report trades of the insurance fund with size 0; nobody took liquidity there.
                if (frame.size > 0) sink.trade(trade(frame, at), intended);
            }
            case OTHER -> {}
        }
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
            lastBook = books.computeIfAbsent(instrument, BinanceBook::new);
        }
        return lastBook;
    }

    private static Trade trade(BinanceFrame frame, long at) {
        Side taker = frame.buyerIsMaker ? Side.SELL : Side.BUY;
        return new Trade(frame.instrument, frame.venueTime(), at, frame.tradeId, frame.price / JsonCursor.SCALE, frame.size, taker);
    }
}
