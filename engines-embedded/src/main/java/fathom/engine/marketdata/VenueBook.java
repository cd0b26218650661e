package fathom.engine.marketdata;

import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Trade;

/** The latest book of one instrument, and what speaks for and against it. */
final class VenueBook {
    final Instrument instrument;
    private Book book;
    private long gapAt = Long.MIN_VALUE;
    private long books, crossed, outOfOrder, gaps;
    private double lastTrade = Double.NaN;

    VenueBook(Instrument instrument) {
        this.instrument = instrument;
    }

    void onBook(Book latest) {
        books++;
        if (latest.isCrossed()) crossed++;
        if (book != null && latest.sequence() < book.sequence()) outOfOrder++;
        book = latest;
    }

    /** A gap may be overtaken by the book that mends it: event time tells which came first. */
    void onGap(Gap gap) {
        gaps++;
        gapAt = Math.max(gapAt, gap.at());
    }

    void onTrade(Trade trade) {
        lastTrade = trade.price();
    }

    /** Drops what belongs to another time; the counts stay. */
    void forget() {
        book = null;
        gapAt = Long.MIN_VALUE;
        lastTrade = Double.NaN;
    }

    /** Null when there is none, or none since the last gap. */
    Book trusted() {
        return book != null && book.receivedAt() >= gapAt ? book : null;
    }

    long crossed() {
        return crossed;
    }

    long gaps() {
        return gaps;
    }

    DataQuality quality(long now) {
        long age = book == null ? -1 : Math.max(0, now - book.receivedAt());
        return new DataQuality(instrument, books, crossed, outOfOrder, gaps, age, trusted() != null, lastTrade);
    }
}
