package fathom.engine.marketdata;

import fathom.model.Levels;
import java.util.ArrayList;
import java.util.List;

/**
 * A book kept from Interactive Brokers' market depth rows (TWS API, {@code updateMktDepth}): each message names a row by position, 0 being the best one.
 * An insert moves the row at its position and those behind it down, a delete closes the gap.
 */
public final class IbDepthBook {
    private record Row(double price, double size) {}

    private final List<Row> asks = new ArrayList<>();
    private final List<Row> bids = new ArrayList<>();

    /**
     * Applies one message; a refused one leaves the book as it was.
     *
     * @param position  row, from 0; up to the number of rows for an insert, below it otherwise
     * @param operation 0 insert, 1 update, 2 delete
     * @param side      0 ask, 1 bid
     * @param price     ignored by a delete, as is {@code size}
     * @param size      not negative
     * @throws IllegalArgumentException when the message does not fit the book: a message was lost, and the depth must be requested anew
     */
    public void apply(int position, int operation, int side, double price, double size) {
        List<Row> rows = switch (side) {
            case 0 -> asks;
            case 1 -> bids;
            default -> throw new IllegalArgumentException("side must be 0 (ask) or 1 (bid), got " + side);
        };
        int end = operation == 0 ? rows.size() : rows.size() - 1;
        if (position < 0 || position > end) {
            throw new IllegalArgumentException("operation " + operation + " on row " + position + " of " + rows.size() + (side == 0 ? " asks" : " bids"));
        }
        switch (operation) {
            case 0 -> rows.add(position, row(price, size));
            case 1 -> rows.set(position, row(price, size));
            case 2 -> rows.remove(position);
            default -> throw new IllegalArgumentException("operation must be 0 (insert), 1 (update) or 2 (delete), got " + operation);
        }
    }

    private static Row row(double price, double size) {
        if (!Double.isFinite(price) || !(size >= 0) || Double.isInfinite(size)) {
            throw new IllegalArgumentException("not a price and a size: " + price + ", " + size);
        }
        return new Row(price, size);
    }

    /** Forgets all rows, as on a reset of the subscription (TWS error 317). */
    public void clear() {
        asks.clear();
        bids.clear();
    }

    /** Best first; rows of size 0 hold a position but nothing to trade, and are left out. */
    public Levels asks() {
        return levels(asks);
    }

    /** Best first; see {@link #asks}. */
    public Levels bids() {
        return levels(bids);
    }

    private static Levels levels(List<Row> rows) {
        var filled = rows.stream().filter(r -> r.size() > 0).toList();
        return new Levels(filled.stream().mapToDouble(Row::price).toArray(), filled.stream().mapToDouble(Row::size).toArray());
    }
}
