package fathom.engine.backtest;

import fathom.bus.MessageType;
import fathom.bus.TopicFamily.Stage;
import fathom.bus.TopicFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One back-test.
 *
 * @param subject    what was traded, e.g. an instrument
 * @param strategy   its id; @param parameters it ran with, by name
 * @param from       when its first bar opened, event time, epoch nanoseconds; @param to when its last one ended
 * @param trades     round trips in order, the latest {@value #TRADES} at most; an open one last
 * @param at         ends of bars, {@value #POINTS} at most, evenly thinned, the last one always among them; @param equity at their closes
 */
public record BacktestReport(String subject, String strategy, Map<String, Double> parameters, long from, long to, int bars, boolean ruined, BacktestStatistics statistics, List<RoundTrip> trades,
                             long[] at, double[] equity) {
    public static final TopicFamily<BacktestReport> TOPICS = TopicFamily.of("backtest.report", Stage.ENGINES, "Back-tests", MessageType.BACKTEST_COMPLETE, BacktestReport.class, "backtest")
            .latestOnScreen();

    static final int TRADES = 2_000, POINTS = 5_000;
    /** Of a report that nobody asked for. */
    private static final int FEW_TRADES = 50, FEW_POINTS = 200;

    /** The same for a screen that shows many of them. */
    BacktestReport brief() {
        int[] kept = thinned(at.length, FEW_POINTS);
        return new BacktestReport(subject, strategy, parameters, from, to, bars, ruined, statistics, trades.subList(Math.max(0, trades.size() - FEW_TRADES), trades.size()), longs(at, kept), doubles(equity, kept));
    }

    static BacktestReport of(String subject, String strategy, Map<String, Double> parameters, long from, BacktestResult result, BacktestStatistics statistics) {
        int[] kept = thinned(result.at().length, POINTS);
        var trades = new ArrayList<>(result.trips());
        trades.addAll(result.open());
        return new BacktestReport(subject, strategy, parameters, from, result.at()[result.at().length - 1], result.at().length, result.ruined(), statistics,
                List.copyOf(trades.subList(Math.max(0, trades.size() - TRADES), trades.size())), longs(result.at(), kept), doubles(result.equity(), kept));
    }

    private static int[] thinned(int n, int most) {
        int step = (n + most - 1) / most;
        int count = (n + step - 1) / step;
        var kept = new int[count];
        for (int i = 0; i < count; i++) kept[count - 1 - i] = n - 1 - i * step;
        return kept;
    }

    private static long[] longs(long[] all, int[] kept) {
        var some = new long[kept.length];
        for (int i = 0; i < kept.length; i++) some[i] = all[kept[i]];
        return some;
    }

    private static double[] doubles(double[] all, int[] kept) {
        var some = new double[kept.length];
        for (int i = 0; i < kept.length; i++) some[i] = all[kept[i]];
        return some;
    }
}
