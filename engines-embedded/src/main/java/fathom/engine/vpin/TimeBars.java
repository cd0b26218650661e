package fathom.engine.vpin;

import fathom.model.Trade;

/** Cuts a tape into time bars on a grid that starts at its first trade, not at the round minute. */
final class TimeBars {
    private final long interval;
    private boolean open;
    private long start, at;
    private double first, last, volume;

    /** @param interval nanoseconds */
    TimeBars(long interval) {
        this.interval = interval;
    }

    /** @return the bar that this trade ended, or null. A trade from before the open bar counts in the open bar. */
    TimeBar add(Trade trade) {
        TimeBar ended = null;
        if (!open) {
            begin(trade, trade.receivedAt());
        } else if (trade.receivedAt() - start >= interval) {
            ended = end();
            begin(trade, start + Math.floorDiv(trade.receivedAt() - start, interval) * interval);
        }
        last = trade.price();
        volume += trade.size();
        at = Math.max(at, trade.receivedAt());
        return ended;
    }

    private void begin(Trade trade, long barStart) {
        open = true;
        start = barStart;
        first = trade.price();
        volume = 0;
    }

    /** The bar as it stands; null before the first trade. */
    TimeBar end() {
        return open ? new TimeBar(start, first, last, volume, at) : null;
    }
}
