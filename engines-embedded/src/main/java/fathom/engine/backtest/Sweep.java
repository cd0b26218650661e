package fathom.engine.backtest;

import fathom.engine.Moments;
import fathom.engine.SharpeInference;
import fathom.engine.Work;
import fathom.engine.strategy.PriceBar;
import fathom.engine.strategy.StrategyKind;
import fathom.setting.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * One strategy with many parameters over the same bars, on all cores, and what is left of the best one once it is known how many were tried.
 *
 * @param trials      the best first, by Sharpe ratio
 * @param deflated    probability that the best one's true Sharpe ratio is above 0, given the trials (Bailey, López de Prado 2014); NaN of fewer than two
 * @param overfitting NaN throughout where there are too few bars or trials to say
 */
public record Sweep(List<Trial> trials, double deflated, Overfitting overfitting) {
    /** Blocks of the samples for {@link Overfitting}: 70 choices. */
    private static final int BLOCKS = 8;

    public record Trial(Settings settings, BacktestStatistics statistics) {}

    private record Run(Trial trial, double[] returns) {}

    public static Sweep of(StrategyKind kind, List<Settings> grid, Conditions conditions, List<PriceBar[]> legs, Work.Progress progress) {
        var done = new AtomicInteger();
        PriceBar[] first = legs.getFirst();
        List<Run> runs = grid.parallelStream().map(settings -> {
            var result = BarBacktest.run(kind.make(settings), conditions, legs);
            progress.at((double) done.incrementAndGet() / grid.size(), done.get() + " of " + grid.size() + " back-tests");
            return new Run(new Trial(settings, BacktestStatistics.of(result, conditions, first[0].close(), first[first.length - 1].close())), padded(result, first.length));
        }).sorted(Comparator.comparingDouble((Run r) -> sharpe(r.trial())).reversed()).toList();
        return new Sweep(runs.stream().map(Run::trial).toList(), deflated(runs), overfitting(runs));
    }

    private static double sharpe(Trial trial) {
        double sharpe = trial.statistics().sharpe();
        return Double.isNaN(sharpe) ? Double.NEGATIVE_INFINITY : sharpe;
    }

    /** A ruined one earns nothing afterwards. */
    private static double[] padded(BacktestResult result, int bars) {
        var returns = new double[bars - 1];
        double[] known = result.returns();
        System.arraycopy(known, 0, returns, 0, Math.min(known.length, returns.length));
        return returns;
    }

    private static double deflated(List<Run> runs) {
        double[] ratios = runs.stream().map(Run::returns).map(Moments::of).mapToDouble(m -> m.mean() / m.deviation()).filter(Double::isFinite).toArray();
        if (ratios.length < 2) return Double.NaN;
        var best = Moments.of(runs.getFirst().returns());
        return SharpeInference.deflated(best.mean() / best.deviation(), Moments.of(ratios).deviation(), ratios.length, best.count(), best.skewness(), best.kurtosis());
    }

    private static Overfitting overfitting(List<Run> runs) {
        boolean enough = runs.size() > 1 && runs.getFirst().returns().length >= 2 * BLOCKS;
        if (!enough) return new Overfitting(Double.NaN, 0, Double.NaN, Double.NaN);
        return Overfitting.of(IntStream.range(0, runs.size()).mapToObj(i -> runs.get(i).returns()).toArray(double[][]::new), BLOCKS);
    }
}
