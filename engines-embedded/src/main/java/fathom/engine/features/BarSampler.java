package fathom.engine.features;

import fathom.engine.Flaws;
import fathom.engine.Require;
import fathom.model.Side;
import fathom.model.Trade;

/**
 * Cuts the trades of one instrument into bars of equal information (López de Prado 2018, chapter 2). A trade is never split: the one that reaches the threshold
 * is the last of its bar.
 *
 * <p>An imbalance bar ends when the sum of signed amounts, as the takers' sides say, is at least {@code E[T]·|E[b·v]|} away from 0: the expected number of trades
 * times the expected signed amount of one, both exponentially weighted over bars and over trades, as they stood when the bar began. The threshold given is {@code E[T]} of the first bar, which
 * ends after as many trades; later {@code E[T]} stays between a tenth and ten times of it, for the recursion of the book runs away otherwise, and the sum must
 * be worth at least one trade of expected size.
 */
public final class BarSampler {
    /** Weight of the newest bar in E[T], and of the newest trade in E[b·v] and E[v]: of about 20 bars and {@code E[T]} trades. */
    private static final double BARS = 2.0 / 21;
    private static final double RANGE = 10;

    private final BarSampling sampling;
    private final double threshold;
    private double expectedTrades;
    private double signed, amounts;
    /** Of the open bar's imbalance; NaN in the first one. */
    private double limit;
    private long seen;
    private boolean open;
    private long start, end, trades;
    private double first, high, low, last, volume, notional, sum, imbalance;

    /** @param threshold trades, base or quote currency of a bar; for imbalances the number of trades expected in the first one; above 0 */
    public BarSampler(BarSampling sampling, double threshold) {
        this.sampling = sampling;
        this.threshold = Require.above("the threshold", threshold, 0);
        expectedTrades = threshold;
    }

    /**
     * @return the bar that this trade completes, or null
     * @throws IllegalArgumentException for what is no trade, see {@link Flaws}
     */
    public SampledBar add(Trade trade) {
        String flaw = Flaws.of(trade);
        if (flaw != null) throw new IllegalArgumentException("trade " + trade.id() + ": " + flaw);
        take(trade);
        if (!isFull()) return null;
        var bar = new SampledBar(start, end, first, high, low, last, volume, notional, trades, imbalance);
        expectedTrades = Math.clamp(expectedTrades + BARS * (trades - expectedTrades), threshold / RANGE, threshold * RANGE);
        open = false;
        return bar;
    }

    private void take(Trade trade) {
        if (!open) {
            open = true;
            start = trade.receivedAt();
            first = high = low = trade.price();
            volume = notional = sum = imbalance = 0;
            trades = 0;
            limit = seen == 0 ? Double.NaN : Math.max(expectedTrades * Math.abs(signed), amounts);
        }
        double amount = sampling.amount(trade);
        double sign = trade.taker() == Side.BUY ? 1 : -1;
        double weight = seen < expectedTrades ? 1.0 / (seen + 1) : 2 / (expectedTrades + 1);
        signed += weight * (sign * amount - signed);
        amounts += weight * (amount - amounts);
        seen++;
        trades++;
        end = trade.receivedAt();
        last = trade.price();
        high = Math.max(high, last);
        low = Math.min(low, last);
        volume += trade.size();
        notional += trade.price() * trade.size();
        sum += amount;
        imbalance += sign * amount;
    }

    private boolean isFull() {
        if (!sampling.isImbalance()) return sum >= threshold * (1 - 1e-12);
        return Double.isNaN(limit) ? trades >= threshold : Math.abs(imbalance) >= limit;
    }
}
