package fathom.engine.marketdata;

import fathom.model.Book;

/**
 * Level 1 of one venue; prices in the quote currency, NaN where a side is empty.
 *
 * @param at event time, epoch nanoseconds; 0 without a book; @param sequence the venue's own counter
 */
public record TopOfBook(long at, long sequence, double bid, double bidSize, double ask, double askSize, DataQuality quality) {
    /** @param book null when there is none */
    static TopOfBook of(Book book, DataQuality quality) {
        double nan = Double.NaN;
        if (book == null) return new TopOfBook(0, 0, nan, nan, nan, nan, quality);
        return new TopOfBook(book.receivedAt(), book.sequence(), book.bid(), book.bids().isEmpty() ? nan : book.bids().size(0), book.ask(),
                book.asks().isEmpty() ? nan : book.asks().size(0), quality);
    }
}
