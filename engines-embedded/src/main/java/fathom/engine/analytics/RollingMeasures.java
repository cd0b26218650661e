package fathom.engine.analytics;

import fathom.engine.PerformanceStatistics;
import fathom.engine.Require;
import java.util.Arrays;

/**
 * Performance over a sliding window: one value for each return with a full window up to it, the first of which ends with return {@code window}. Conventions as in
 * {@link PerformanceStatistics}; a figure that cannot be said is NaN.
 *
 * @param total compounded return of the window; @param volatility a year; @param sharpe and {@code sortino} a year; @param maxDrawdown within the window
 */
public record RollingMeasures(int window, double[] total, double[] volatility, double[] sharpe, double[] sortino, double[] maxDrawdown) {
    /** Returns times window: more would hold the asker up. */
    public static final long MOST_WORK = 200_000_000L;

    /** @param window 2 or more, at most the number of returns */
    public static RollingMeasures of(double[] returns, int window, double periodsPerYear) {
        int n = windows(returns, window);
        var r = new RollingMeasures(window, new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            var s = PerformanceStatistics.of(periodsPerYear, Arrays.copyOfRange(returns, i, i + window));
            r.total[i] = s.total();
            r.volatility[i] = s.volatility();
            r.sharpe[i] = finite(s.sharpe());
            r.sortino[i] = finite(s.sortino());
            r.maxDrawdown[i] = s.maxDrawdown();
        }
        return r;
    }

    /** Beta to a benchmark over the same windows. */
    public static double[] beta(double[] returns, double[] benchmark, int window) {
        Require.sameLength("returns", returns.length, "returns of the benchmark", benchmark.length);
        Require.numbers("return of the benchmark", benchmark, 1);
        var beta = new double[windows(returns, window)];
        Arrays.setAll(beta, i -> new BenchmarkStatistics(Arrays.copyOfRange(returns, i, i + window), Arrays.copyOfRange(benchmark, i, i + window), 1).beta());
        return beta;
    }

    private static int windows(double[] returns, int window) {
        Require.numbers("return", returns, Require.atLeast("the window", window, 2));
        if ((long) returns.length * window > MOST_WORK) throw new IllegalArgumentException(returns.length + " windows of " + window + " returns are too many at once");
        return returns.length - window + 1;
    }

    private static double finite(double figure) {
        return Double.isFinite(figure) ? figure : Double.NaN;
    }
}
