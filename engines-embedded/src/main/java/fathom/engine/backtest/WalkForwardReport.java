package fathom.engine.backtest;

import fathom.engine.strategy.PriceBar;
import fathom.engine.strategy.StrategyKind;
import java.util.List;
import java.util.Map;

/**
 * Parameters chosen on the past and used on what followed, again and again.
 *
 * @param growth     of all tests compounded, as a return
 * @param efficiency mean Sharpe ratio in the tests over that in the training; NaN where the latter is not above 0
 */
public record WalkForwardReport(String subject, String strategy, List<Entry> steps, double growth, double efficiency) {
    /** @param from when the first tested bar opened; @param to when the last one ended; @param training Sharpe ratio in the training */
    public record Entry(long from, long to, Map<String, Double> parameters, double training, BacktestStatistics tested) {}

    static WalkForwardReport of(String subject, StrategyKind kind, WalkForward walk, PriceBar[] bars) {
        return new WalkForwardReport(subject, kind.id(), walk.steps().stream().map(s -> new Entry(bars[s.from()].from(), bars[s.to() - 1].at(), kind.parameters(s.chosen()), s.training(), s.tested())).toList(),
                walk.growth(), walk.efficiency());
    }
}
