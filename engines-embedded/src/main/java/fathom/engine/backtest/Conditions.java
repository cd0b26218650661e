package fathom.engine.backtest;

import fathom.engine.Require;

/**
 * What a back-test is run under.
 *
 * @param cash           to begin with, above 0
 * @param fee            of each trade, as a share of what is traded
 * @param slippage       as a share of the price, always against the strategy
 * @param latency        nanoseconds from the end of a bar until an order that follows from it is at the market
 * @param wholeUnits     whether only whole units are traded, as with shares
 * @param finish         whether what is still open is ended at the open of the last bar, so that every trade counts; otherwise it is valued at the last close
 * @param periodsPerYear bars in a year, for what is said by the year
 */
public record Conditions(double cash, double fee, double slippage, long latency, boolean wholeUnits, boolean finish, double periodsPerYear) {
    public Conditions {
        Require.above("the cash", cash, 0);
        if (!(fee >= 0 && fee < 1)) throw new IllegalArgumentException("the fee is a share of what is traded, 0 to 1, got " + fee);
        if (!(slippage >= 0 && slippage < 1)) throw new IllegalArgumentException("the slippage is a share of the price, 0 to 1, got " + slippage);
        if (latency < 0) throw new IllegalArgumentException("the latency must not be negative, got " + latency + " ns");
        Require.above("the number of bars in a year", periodsPerYear, 0);
    }

    /** No costs, no delay beyond the next bar. */
    public static Conditions free(double cash, double periodsPerYear) {
        return new Conditions(cash, 0, 0, 0, false, false, periodsPerYear);
    }
}
