package fathom.engine.enhancedvpin;

/**
 * The order-flow imbalance at the best prices (Cont, Kukanov, Stoikov 2014): what was added to the bid and taken from the ask less the reverse, in units of size. Fed with
 * the best of one book after another; not safe for several threads.
 */
public final class OrderFlowImbalance {
    private double bid = Double.NaN, bidSize, ask = Double.NaN, askSize;
    private double sum;
    private long events;

    /** @return what this change added; 0 for the first */
    public double add(double nextBid, double nextBidSize, double nextAsk, double nextAskSize) {
        if (!(nextBid > 0) || !(nextAsk > 0) || !(nextBidSize >= 0) || !(nextAskSize >= 0) || Double.isInfinite(nextBid + nextBidSize + nextAsk + nextAskSize)) {
            throw new IllegalArgumentException("a best price is above 0 and a size not negative, got %s × %s and %s × %s".formatted(nextBid, nextBidSize, nextAsk, nextAskSize));
        }
        double change = 0;
        if (!Double.isNaN(bid)) {
            if (nextBid >= bid) change += nextBidSize;
            if (nextBid <= bid) change -= bidSize;
            if (nextAsk <= ask) change -= nextAskSize;
            if (nextAsk >= ask) change += askSize;
            events++;
        }
        bid = nextBid;
        bidSize = nextBidSize;
        ask = nextAsk;
        askSize = nextAskSize;
        sum += change;
        return change;
    }

    /** Since the start or the last {@link #drain}. */
    public double sum() {
        return sum;
    }

    public long events() {
        return events;
    }

    /** Begins a new sum; the best prices stay known. @return the sum so far */
    public double drain() {
        double so = sum;
        sum = 0;
        events = 0;
        return so;
    }
}
