package fathom.engine;

import fathom.model.Book;

/** What the sizes in a book say beyond its mid price. */
public final class Microprice {
    private Microprice() {}

    /** The first-order microprice (Stoikov 2018): (bid · ask size + ask · bid size) / (bid size + ask size), nearer to the side that is about to give way. */
    public static double of(double bid, double bidSize, double ask, double askSize) {
        if (!(bidSize + askSize > 0) || !(bidSize + askSize <= Double.MAX_VALUE)) return Double.NaN;
        return (bid * askSize + ask * bidSize) / (bidSize + askSize);
    }

    /** NaN when a side is empty. */
    public static double of(Book book) {
        return book.isTwoSided() ? of(book.bid(), book.bids().size(0), book.ask(), book.asks().size(0)) : Double.NaN;
    }

    /** (bid depth − ask depth) / (bid depth + ask depth) over the best {@code levels} of each side, −1 to 1; NaN when both are empty. */
    public static double imbalance(Book book, int levels) {
        return imbalance(book.bids().depth(levels), book.asks().depth(levels));
    }

    /** (a − b) / (a + b) of two amounts that are not negative; NaN when both are 0. */
    public static double imbalance(double a, double b) {
        return (a - b) / (a + b);
    }
}
