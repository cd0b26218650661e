package fathom.engine.backtest;

import java.util.List;

/**
 * What a strategy did and earned.
 *
 * @param at       ends of the bars, epoch nanoseconds
 * @param equity   at their closes, in quote currency
 * @param trips    that ended, in the order of their ends; @param open those that did not, valued at the last close
 * @param fills    trades at the market
 * @param fees     paid in all; @param turnover traded in all, quote currency
 * @param exposure share of the bars at whose close something was held
 * @param ruined   whether nothing was left, which ended it
 */
public record BacktestResult(long[] at, double[] equity, List<RoundTrip> trips, List<RoundTrip> open, long fills, double fees, double turnover, double exposure, boolean ruined) {
    /** Simple returns of bar after bar; one fewer than bars. */
    public double[] returns() {
        var returns = new double[Math.max(0, equity.length - 1)];
        for (int i = 0; i < returns.length; i++) returns[i] = equity[i + 1] / equity[i] - 1;
        return returns;
    }
}
