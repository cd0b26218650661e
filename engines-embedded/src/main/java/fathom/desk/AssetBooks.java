package fathom.desk;

import fathom.model.Book;
import fathom.model.Instrument.Kind;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The latest book of one asset at each venue, converted to USD, and the positions that are marked with it. Where the feed quotes the perpetual only, it stands
 * in for the asset; as soon as a spot book comes, perpetuals are left aside.
 */
final class AssetBooks {
    private static final int VENUES = Venue.values().length;
    /** A venue whose book is this much older than the one that just came has no say in the price, nanoseconds of event time. */
    static final long SILENT = 5_000_000_000L;

    final String base;
    final Book[] books = new Book[VENUES];
    final double[] rates = new double[VENUES];
    final List<Position> holders = new ArrayList<>();
    /** Open opportunities by buying and selling venue; null where there is none. */
    final OpenEdge[] open = new OpenEdge[VENUES * VENUES];
    long lastTaken = Long.MIN_VALUE;
    /** Orders of the taking portfolio in this asset that are not answered yet. */
    int working;
    /** Event time from which what is left of a one-legged taking is to be unwound; MAX_VALUE when there is nothing to unwind. */
    long unwindAt = Long.MAX_VALUE;
    /** Whether the holdings of the opening were entered. */
    boolean opened;
    private Kind kind = Kind.PERPETUAL;
    private double price = Double.NaN;

    AssetBooks(String base) {
        this.base = base;
    }

    /** @return whether the book counts */
    boolean update(Book book, double rate) {
        if (book.instrument().kind() != kind) {
            if (kind == Kind.SPOT) return false;
            kind = Kind.SPOT;
            Arrays.fill(books, null);
        }
        int v = book.instrument().venue().ordinal();
        books[v] = book;
        rates[v] = rate;
        reprice(book.receivedAt());
        return true;
    }

    /** Between the best bid and the best ask over all venues that are not silent: it moves with whichever venue moves first. */
    private void reprice(long newest) {
        double bid = 0, ask = Double.MAX_VALUE;
        for (int v = 0; v < VENUES; v++) {
            Book b = books[v];
            if (b == null || !b.isTwoSided() || b.isCrossed() || newest - b.receivedAt() > SILENT) continue;
            bid = Math.max(bid, b.bid() * rates[v]);
            ask = Math.min(ask, b.ask() * rates[v]);
        }
        if (bid > 0) price = (bid + ask) / 2;
    }

    /** USD; NaN before the first two-sided book. */
    double price() {
        return price;
    }
}
