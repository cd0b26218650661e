package fathom.engine.marketdata;

import fathom.bus.Topic;
import fathom.bus.Topics;
import fathom.engine.Microprice;
import fathom.market.UsdRates;
import fathom.model.Book;
import fathom.model.ConsolidatedBook.Row;
import fathom.model.ConsolidatedBook;
import fathom.model.Levels;
import java.util.ArrayList;
import java.util.List;

/** The books of one asset at all venues, put together on demand. */
final class AssetBooks {
    private static final int DEPTH = 10;

    final Topic topic;
    /** Event time from which it may be published again. */
    long dueAt = Long.MIN_VALUE;
    boolean waiting;

    private final String asset;
    private final List<VenueBook> venues = new ArrayList<>();

    AssetBooks(String asset) {
        this.asset = asset;
        topic = Topics.CONSOLIDATED.topic(asset);
    }

    void add(VenueBook venue) {
        venues.add(venue);
    }

    ConsolidatedBook consolidated(UsdRates rates) {
        var rows = new ArrayList<Row>(venues.size());
        var usable = new ArrayList<Row>(venues.size());
        long at = 0, gaps = 0, crossed = 0;
        for (VenueBook venue : venues) {
            gaps += venue.gaps();
            crossed += venue.crossed();
            Book book = venue.trusted();
            if (book == null) continue;
            at = Math.max(at, book.receivedAt());
            String quote = book.instrument().quote();
            var row = new Row(book, rates.usdPer(quote), rates.isAssumed(quote));
            rows.add(row);
            if (book.isTwoSided() && !book.isCrossed() && row.rate() > 0) usable.add(row);
        }
        double bid = usable.stream().mapToDouble(Row::bidUsd).max().orElse(Double.NaN);
        double ask = usable.stream().mapToDouble(Row::askUsd).min().orElse(Double.NaN);
        double bidDepth = depth(usable, true), askDepth = depth(usable, false);
        return new ConsolidatedBook(asset, at, bid, ask, Microprice.of(bid, sizeAt(bid, usable, true), ask, sizeAt(ask, usable, false)),
                bidDepth / (bidDepth + askDepth), List.copyOf(rows), gaps, crossed);
    }

    /** What all venues together offer at exactly the best price. */
    private static double sizeAt(double best, List<Row> rows, boolean bids) {
        double size = 0;
        for (Row row : rows) {
            if ((bids ? row.bidUsd() : row.askUsd()) == best) size += side(row, bids).size(0);
        }
        return size;
    }

    /** Base currency on the ten best levels over all venues; equal prices of two venues are two levels. */
    private static double depth(List<Row> rows, boolean bids) {
        int[] next = new int[rows.size()];
        double sum = 0;
        for (int taken = 0; taken < DEPTH; taken++) {
            int best = -1;
            double bestPrice = bids ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            for (int r = 0; r < next.length; r++) {
                Levels side = side(rows.get(r), bids);
                if (next[r] == side.count()) continue;
                double price = side.price(next[r]) * rows.get(r).rate();
                if (bids ? price > bestPrice : price < bestPrice) {
                    best = r;
                    bestPrice = price;
                }
            }
            if (best < 0) break;
            sum += side(rows.get(best), bids).size(next[best]++);
        }
        return sum;
    }

    private static Levels side(Row row, boolean bids) {
        return bids ? row.book().bids() : row.book().asks();
    }
}
