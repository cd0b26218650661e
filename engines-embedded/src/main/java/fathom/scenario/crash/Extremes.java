package fathom.scenario.crash;

import fathom.model.Book;

/** Where the mid price of one instrument began, how low it came, and where it ended. One thread adds; others read a copy. */
final class Extremes {
    private double opening = Double.NaN;
    private double lowest = Double.NaN;
    private double last = Double.NaN;
    private long sequence = -1;

    /** One-sided books have no mid price; only their place in the sequence counts. */
    synchronized void add(Book book) {
        if (book.sequence() < sequence) return;
        sequence = book.sequence();
        double mid = book.mid();
        if (Double.isNaN(mid)) return;
        if (Double.isNaN(opening)) opening = mid;
        lowest = Double.isNaN(lowest) ? mid : Math.min(lowest, mid);
        last = mid;
    }

    double opening() {
        return opening;
    }

    double lowest() {
        return lowest;
    }

    double last() {
        return last;
    }

    /** Of the last book, −1 before the first. */
    long sequence() {
        return sequence;
    }

    synchronized Extremes copy() {
        var copy = new Extremes();
        copy.opening = opening;
        copy.lowest = lowest;
        copy.last = last;
        copy.sequence = sequence;
        return copy;
    }
}
