package fathom.engine.marketdata;

import fathom.engine.Flaws;
import fathom.engine.Refusals;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;
import java.time.Duration;

/** The latest book of one instrument, and what speaks for and against it. */
final class VenueBook {
    /** A venue's counter that stayed below for so long, over so many rising books, has begun anew: nothing that overtook another does that. */
    private static final long RESTART_AFTER = Duration.ofSeconds(1).toNanos();
    private static final int RESTART_BOOKS = 3;

    final Instrument instrument;
    private final Refusals refusals = new Refusals();
    private Book book;
    private String flaw;
    private Book lower;
    private int lowerBooks;
    private long lowerSince;
    private long gapAt = Long.MIN_VALUE;
    private long books, crossed, outOfOrder, gaps;
    private double lastTrade = Double.NaN;

    VenueBook(Instrument instrument) {
        this.instrument = instrument;
    }

    /** @return whether it is the present book now: it has no flaw, and none that is newer came before */
    boolean onBook(Book latest) {
        books++;
        String found = Flaws.of(latest);
        if (found != null) {
            refusals.count(found);
            flaw = found;
            return false;
        }
        if (book != null && latest.sequence() < book.sequence() && !isNewCount(latest)) {
            outOfOrder++;
            return false;
        }
        if (latest.isCrossed()) crossed++;
        book = latest;
        flaw = null;
        lowerBooks = 0;
        return true;
    }

    private boolean isNewCount(Book latest) {
        if (gapAt > book.receivedAt() && latest.receivedAt() >= gapAt) return true;
        if (lowerBooks == 0 || latest.sequence() <= lower.sequence() || latest.receivedAt() <= lower.receivedAt()) {
            lowerBooks = 0;
            lowerSince = latest.receivedAt();
        }
        lower = latest;
        return ++lowerBooks >= RESTART_BOOKS && latest.receivedAt() - lowerSince >= RESTART_AFTER;
    }

    /** A gap may be overtaken by the book that mends it: event time tells which came first. */
    void onGap(Gap gap) {
        gaps++;
        gapAt = Math.max(gapAt, gap.at());
    }

    void onTrade(Trade trade) {
        String found = Flaws.of(trade);
        if (found == null) lastTrade = trade.price();
        else refusals.count(found);
    }

    void refuse(String kind) {
        refusals.count(kind);
    }

    /** Drops what belongs to another time; the counts stay. */
    void forget() {
        book = null;
        flaw = null;
        lowerBooks = 0;
        gapAt = Long.MIN_VALUE;
        lastTrade = Double.NaN;
    }

    /** Null when there is none, none since the last gap, or what came after it had a flaw. */
    Book trusted() {
        return book != null && flaw == null && book.receivedAt() >= gapAt ? book : null;
    }

    long crossed() {
        return crossed;
    }

    long gaps() {
        return gaps;
    }

    Refusals refusals() {
        return refusals;
    }

    DataQuality quality(long now) {
        long age = book == null ? -1 : Math.max(0, now - book.receivedAt());
        String why = doubt();
        return new DataQuality(instrument, books, crossed, outOfOrder, gaps, age, why.isEmpty(), lastTrade, refusals.byKind(), why);
    }

    TopOfBook top(long now) {
        return TopOfBook.of(book, quality(now));
    }

    private String doubt() {
        if (flaw != null) return "the latest book was refused: " + flaw;
        if (book == null) return "no book yet";
        if (book.receivedAt() < gapAt) return "no book since the last gap";
        return book.isCrossed() ? "the book is crossed" : "";
    }
}
