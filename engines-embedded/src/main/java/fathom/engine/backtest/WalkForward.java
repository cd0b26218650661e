package fathom.engine.backtest;

import fathom.engine.Require;
import fathom.engine.Work;
import fathom.engine.strategy.PriceBar;
import fathom.engine.strategy.Signal;
import fathom.engine.strategy.Strategy;
import fathom.engine.strategy.StrategyKind;
import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parameters chosen on some bars and used on the next ones, again and again: what would have come of always trusting the best of the past (Pardo 1992). The strategy sees the bars of
 * its training while it warms up, but trades from the first tested bar on; each step ends flat in the accounts, its open position at the last close.
 *
 * @param steps one after the other, without gaps
 * @param growth all steps compounded, as a return
 * @param efficiency mean Sharpe ratio in the tests over that in the training; NaN where the latter is not above 0
 */
public record WalkForward(List<Step> steps, double growth, double efficiency) {
    /** @param from first tested bar; @param to last one, exclusive; @param chosen parameters; @param training Sharpe ratio there, of a year; @param tested statistics of the test */
    public record Step(int from, int to, Settings chosen, double training, BacktestStatistics tested) {}

    /** @param train bars to choose on; @param test bars to use the choice on, at least two each */
    public static WalkForward of(StrategyKind kind, List<Settings> grid, Conditions conditions, List<PriceBar[]> legs, int train, int test, Work.Progress progress) {
        Require.atLeast("the number of bars to train on", train, 2);
        Require.atLeast("the number of bars to test on", test, 2);
        int n = legs.getFirst().length;
        if (n < train + test) throw new IllegalArgumentException("needs at least " + (train + test) + " bars, has " + n);
        var steps = new ArrayList<Step>();
        for (int from = train; from + 2 <= n; from += test) {
            int start = from - train, begin = from, end = Math.min(from + test, n);
            double share = (double) (from - train) / (n - train);
            var best = Sweep.of(kind, grid, conditions, cut(legs, start, begin), (s, doing) -> progress.at(share, doing)).trials().getFirst();
            List<PriceBar[]> bars = cut(legs, start, end);
            var result = BarBacktest.run(new Later(kind.make(best.settings()), train), conditions, bars);
            steps.add(new Step(begin, end, best.settings(), best.statistics().sharpe(), statistics(result, conditions, bars.getFirst(), train)));
        }
        double growth = steps.stream().mapToDouble(s -> 1 + s.tested().totalReturn()).reduce(1, (a, b) -> a * b) - 1;
        double trained = mean(steps.stream().mapToDouble(Step::training).toArray()), tested = mean(steps.stream().mapToDouble(s -> s.tested().sharpe()).toArray());
        return new WalkForward(List.copyOf(steps), growth, trained > 0 ? tested / trained : Double.NaN);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    private static List<PriceBar[]> cut(List<PriceBar[]> legs, int from, int to) {
        return legs.stream().map(leg -> Arrays.copyOfRange(leg, from, to)).toList();
    }

    /** Of the tested bars alone, from the close of the last one before them. */
    private static BacktestStatistics statistics(BacktestResult result, Conditions conditions, PriceBar[] bars, int train) {
        int first = Math.min(train - 1, result.equity().length - 1);
        var tail = new BacktestResult(Arrays.copyOfRange(result.at(), first, result.at().length), Arrays.copyOfRange(result.equity(), first, result.equity().length), result.trips(), result.open(),
                result.fills(), result.fees(), result.turnover(), result.exposure() * result.at().length / Math.max(1, result.at().length - train), result.ruined());
        return BacktestStatistics.of(tail, conditions, bars[first].close(), bars[bars.length - 1].close());
    }

    /** Warms up, and says nothing of it until the last bar before the first one that is tested. */
    private static final class Later implements Strategy {
        private final Strategy strategy;
        private final int from;
        private int bars;

        Later(Strategy strategy, int from) {
            this.strategy = strategy;
            this.from = from;
        }

        @Override
        public Signal onBars(PriceBar... legs) {
            Signal signal = strategy.onBars(legs);
            return ++bars < from ? Signal.WARMING_UP : signal;
        }
    }
}
