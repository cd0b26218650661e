package fathom.model;

import java.util.List;

/**
 * One asset over all venues, converted to USD.
 *
 * @param base       the asset, see {@link #asset}
 * @param at         event time of the newest book in it, epoch nanoseconds; 0 when there is none
 * @param bestBid    USD, over all two-sided books that are not crossed in themselves; NaN when there is none
 * @param microprice size-weighted between best bid and ask (Stoikov 2018, first order): (bid·askSize + ask·bidSize)/(bidSize + askSize)
 * @param bidShare   part of the ten best levels' size, over all venues, that is on the bid side, 0 to 1; NaN when there is none
 * @param rows       the latest book of each venue, those left out that had a gap since
 * @param gaps       sequence gaps seen on this asset since the start; @param crossed books of a single venue that were crossed in themselves
 */
public record ConsolidatedBook(String base, long at, double bestBid, double bestAsk, double microprice, double bidShare, List<Row> rows, long gaps, long crossed) {
    /** @param rate USD per unit of the quote currency; @param assumed whether the rate was taken at par for want of a quote */
    public record Row(Book book, double rate, boolean assumed) {
        public double bidUsd() {
            return book.bid() * rate;
        }

        public double askUsd() {
            return book.ask() * rate;
        }
    }

    /** What is consolidated together: spot by base ({@code BTC}), and apart from it perpetual futures ({@code BTC-PERP}), which are another product. */
    public static String asset(Instrument instrument) {
        return instrument.kind() == Instrument.Kind.PERPETUAL ? instrument.base() + "-PERP" : instrument.base();
    }

    /** Best ask less best bid; below zero when the venues cross each other. */
    public double spread() {
        return bestAsk - bestBid;
    }

    public double spreadBp() {
        return spread() / ((bestAsk + bestBid) / 2) * 1e4;
    }
}
