package fathom.view.market;

import fathom.model.ConsolidatedBook;
import fathom.model.Levels;
import java.util.List;

/**
 * Depth of all venues on one list of prices: asks rounded up, bids rounded down to a step, so that no row promises a better price than there is.
 *
 * @param step   USD between rows
 * @param digits decimals of a row's price
 * @param clip   base currency at which a bar is full
 * @param sides  asks, then bids; both from the best outwards
 */
record Ladder(double step, int digits, double clip, List<Side> sides) {
    /** @param first price of the best row, USD; @param sizes base currency by venue and row, 0 where nobody quotes; @param best row of each venue's best price */
    record Side(boolean isBid, double first, double[][] sizes, int[] best) {
        int rows() {
            return sizes.length == 0 ? 0 : sizes[0].length;
        }

        double total(int row) {
            double sum = 0;
            for (double[] venue : sizes) sum += venue[row];
            return sum;
        }

        /** Base currency from the best price to that row, both included. */
        double cumulated(int row) {
            double sum = 0;
            for (int r = 0; r <= row; r++) sum += total(r);
            return sum;
        }
    }

    /** The deepest levels of the deepest book may fall off, so that the rest has finer steps. */
    private static final double REACH = 0.6;

    static final Ladder EMPTY = new Ladder(Double.NaN, 2, Double.NaN, List.of());

    /** @param rows of both sides together; the bids get the odd one */
    static Ladder of(Quotes quotes, int rows, double step, double clip) {
        if (quotes.rows().isEmpty() || !(step > 0) || rows < 2) return EMPTY;
        return new Ladder(step, digits(step), clip, List.of(side(quotes, rows / 2, step, false), side(quotes, rows - rows / 2, step, true)));
    }

    Side asks() {
        return sides.get(0);
    }

    Side bids() {
        return sides.get(1);
    }

    boolean isEmpty() {
        return sides.isEmpty();
    }

    double price(Side side, int row) {
        return side.first + (side.isBid ? -row : row) * step;
    }

    private static Side side(Quotes quotes, int rows, double step, boolean bid) {
        int venues = quotes.rows().size();
        long first = bid ? Long.MIN_VALUE : Long.MAX_VALUE;
        for (ConsolidatedBook.Row row : quotes.rows()) {
            long at = tick(bid ? row.bidUsd() : row.askUsd(), step, bid);
            first = bid ? Math.max(first, at) : Math.min(first, at);
        }
        var sizes = new double[venues][rows];
        var best = new int[venues];
        for (int v = 0; v < venues; v++) {
            ConsolidatedBook.Row row = quotes.rows().get(v);
            Levels levels = bid ? row.book().bids() : row.book().asks();
            best[v] = (int) Math.abs(tick(levels.best() * row.rate(), step, bid) - first);
            for (int i = 0; i < levels.count(); i++) {
                long at = Math.abs(tick(levels.price(i) * row.rate(), step, bid) - first);
                if (at < rows) sizes[v][(int) at] += levels.size(i);
            }
        }
        return new Side(bid, first * step, sizes, best);
    }

    /** Number of the row a price belongs to; a price on a step stays there in spite of rounding. */
    private static long tick(double price, double step, boolean down) {
        double steps = price / step;
        double near = Math.rint(steps);
        if (Math.abs(steps - near) < 1e-7 * Math.max(1, Math.abs(near) * 1e-6)) return (long) near;
        return (long) (down ? Math.floor(steps) : Math.ceil(steps));
    }

    /** USD per row that spreads the best ten levels of all books over so many rows. */
    static double wantedStep(Quotes quotes, int rows) {
        double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
        for (ConsolidatedBook.Row row : quotes.rows()) {
            Levels bids = row.book().bids(), asks = row.book().asks();
            int depth = 10;
            low = Math.min(low, bids.price(Math.min(depth, bids.count()) - 1) * row.rate());
            high = Math.max(high, asks.price(Math.min(depth, asks.count()) - 1) * row.rate());
        }
        return (high - low) * REACH / rows;
    }

    /** The largest size of one venue in one row: what a full bar should about stand for. */
    double largest() {
        double max = 0;
        for (Side side : sides) for (double[] venue : side.sizes) for (double size : venue) max = Math.max(max, size);
        return max;
    }

    private static int digits(double step) {
        return (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    }
}
