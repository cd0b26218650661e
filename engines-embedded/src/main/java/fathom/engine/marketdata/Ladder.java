package fathom.engine.marketdata;

import fathom.model.ConsolidatedBook;
import fathom.model.ConsolidatedBook.Row;
import fathom.model.Instrument;
import fathom.model.Levels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The depth of one asset over all venues in USD: every level of every book, best first. A crossed or one-sided book of a venue is left out, as in
 * {@link ConsolidatedBook}; the ladder as a whole may be crossed, for venues may cross each other.
 *
 * @param at    event time of the newest book in it, epoch nanoseconds; 0 when there is none
 */
public record Ladder(String base, long at, List<Rung> bids, List<Rung> asks) {
    /**
     * @param price USD; @param venuePrice in the quote currency of the instrument; @param size base currency
     * @param depth base currency on this level and all better ones; @param worth USD on them
     */
    public record Rung(Instrument instrument, double price, double venuePrice, double size, double depth, double worth) {}

    /** @param levels of each side, at least 1 */
    public static Ladder of(ConsolidatedBook book, int levels) {
        if (levels < 1) throw new IllegalArgumentException("levels must be at least 1, got " + levels);
        return new Ladder(book.base(), book.at(), side(book, true, levels), side(book, false, levels));
    }

    private static List<Rung> side(ConsolidatedBook book, boolean bids, int most) {
        var all = new ArrayList<Rung>();
        for (Row row : book.rows()) {
            if (!row.book().isTwoSided() || row.book().isCrossed() || !(row.rate() > 0)) continue;
            Levels levels = bids ? row.book().bids() : row.book().asks();
            for (int i = 0; i < Math.min(most, levels.count()); i++) {
                all.add(new Rung(row.book().instrument(), levels.price(i) * row.rate(), levels.price(i), levels.size(i), 0, 0));
            }
        }
        var byPrice = Comparator.comparingDouble(Rung::price);
        all.sort(bids ? byPrice.reversed() : byPrice); // stable: equal prices keep the order of venues
        var rungs = new ArrayList<Rung>();
        double depth = 0;
        double worth = 0;
        for (Rung r : all.subList(0, Math.min(most, all.size()))) {
            depth += r.size;
            worth += r.size * r.price;
            rungs.add(new Rung(r.instrument, r.price, r.venuePrice, r.size, depth, worth));
        }
        return List.copyOf(rungs);
    }
}
