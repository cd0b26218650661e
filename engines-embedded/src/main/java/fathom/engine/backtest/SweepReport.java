package fathom.engine.backtest;

import fathom.engine.strategy.StrategyKind;
import java.util.List;
import java.util.Map;

/**
 * One strategy with many parameters over the same bars.
 *
 * @param trials      how many were run; @param best of them, by Sharpe ratio, {@value #MOST} at most
 * @param deflated    probability that the best one's true Sharpe ratio is above 0, given the trials; NaN of fewer than two
 * @param overfitting see {@link Overfitting}; NaN throughout where there are too few bars or trials
 */
public record SweepReport(String subject, String strategy, int trials, List<Entry> best, double deflated, Overfitting overfitting) {
    private static final int MOST = 100;

    public record Entry(Map<String, Double> parameters, BacktestStatistics statistics) {}

    static SweepReport of(String subject, StrategyKind kind, Sweep sweep) {
        return new SweepReport(subject, kind.id(), sweep.trials().size(), sweep.trials().stream().limit(MOST).map(t -> new Entry(kind.parameters(t.settings()), t.statistics())).toList(),
                sweep.deflated(), sweep.overfitting());
    }
}
