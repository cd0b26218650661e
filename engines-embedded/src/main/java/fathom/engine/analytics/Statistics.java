package fathom.engine.analytics;

import fathom.engine.BroughtSeries;
import fathom.engine.Computed;
import fathom.engine.PerformanceStatistics;
import fathom.engine.Require;
import fathom.engine.SharpeInference;
import fathom.engine.Table;
import fathom.engine.analytics.DrawdownReport.Drawdown;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is said of one series of returns. Conventions as in {@link PerformanceStatistics}; a figure that cannot be said is NaN or infinite.
 *
 * @param annualGrowth        compound; @param volatility, {@code sharpe}, {@code sortino} and {@code downsideRisk} a year
 * @param probabilisticSharpe that the true ratio is above 0; @param deflatedSharpe the same after so many trials, NaN where no trials are set
 * @param minimumTrackRecord  returns that it takes to say with 95 % that the true ratio is above 0
 * @param drawdowns           the deepest five, depth in per cent
 * @param benchmark           null where none is set
 */
public record Statistics(String name, int returns, double total, double annualGrowth, double volatility, double sharpe, double sortino, double downsideRisk, double maxDrawdown,
                         double calmar, double omega, double tailRatio, double stability, double skewness, double kurtosis, double probabilisticSharpe, double deflatedSharpe,
                         double minimumTrackRecord, List<Drawdown> drawdowns, @Nullable Relative benchmark) {
    /** Against a benchmark. */
    public record Relative(String name, double alpha, double beta, double correlation, double rSquared, double trackingError, double informationRatio, double treynor,
                           double capture, double upCapture, double downCapture) {
        static Relative of(String name, BenchmarkStatistics b) {
            return new Relative(name, b.alpha(), b.beta(), b.correlation(), b.rSquared(), b.trackingError(), b.informationRatio(), b.treynor(), b.capture(), b.upCapture(), b.downCapture());
        }
    }

    static final String NO_BENCHMARK = "none";
    static final Setting[] PARAMETERS = {BroughtSeries.VALUES, BroughtSeries.PERIODS,
        new Setting.Numeric("risk-free", "", -1, 1, 0.0, "rate of one period, taken off each return before anything else"),
        new Setting.Text("benchmark", List.of(), NO_BENCHMARK, "the column that the others are compared with"),
        new Setting.Numeric("trials", "", 1, 1e6, 1.0, "strategies that were tried before this one was picked, for the deflated Sharpe ratio"),
        new Setting.Numeric("trials-deviation", "", 0, 1e3, 0.0, "standard deviation of their Sharpe ratios of one period")};

    private static final int MOST_DRAWDOWNS = 5;
    private static final double CONFIDENCE = 0.95;

    /** @throws IllegalArgumentException one sentence when it cannot be said of these */
    static Computed of(Table table, Settings settings) {
        var series = BroughtSeries.of(table, settings, 2).varying();
        double[][] returns = Arrays.stream(series.returns()).map(row -> Arrays.stream(row).map(r -> r - settings.number("risk-free")).toArray()).toArray(double[][]::new);
        String benchmark = settings.text("benchmark");
        int against = series.names().indexOf(benchmark);
        if (against < 0 && !benchmark.equals(NO_BENCHMARK)) throw new IllegalArgumentException("the input has no column '" + benchmark + "' to compare with");
        if (against >= 0 && returns.length == 1) throw new IllegalArgumentException("the benchmark is the only column");
        var all = new ArrayList<Statistics>();
        for (int i = 0; i < returns.length; i++) {
            if (i == against) continue;
            Relative relative = against < 0 ? null : Relative.of(benchmark, new BenchmarkStatistics(returns[i], returns[against], settings.number("periods-per-year")));
            all.add(of(series.names().get(i), series.times(), returns[i], settings, relative));
        }
        var said = series.conventions();
        said.put("standard deviation", "n − 1, annualised by the square root of time");
        said.put("skewness and kurtosis", "of the sample, not corrected for bias; 3 is normal");
        said.put("downside risk", "root mean square of losses over all periods");
        said.put("alpha", "mean return that beta does not explain, compounded over a year");
        said.put("probabilistic Sharpe", "Bailey, López de Prado 2012; deflated 2014; ratios of one period");
        said.put("quantile", "type 7");
        return new Computed(all.size() == 1 ? all.getFirst() : List.copyOf(all), said, series.inputs());
    }

    private static Statistics of(String name, long[] times, double[] returns, Settings settings, @Nullable Relative relative) {
        var s = PerformanceStatistics.of(settings.number("periods-per-year"), returns);
        int trials = settings.whole("trials");
        double deflated = trials < 2 ? Double.NaN
                : SharpeInference.deflated(s.periodSharpe(), settings.number("trials-deviation"), trials, returns.length, s.skewness(), s.kurtosis());
        return new Statistics(name, returns.length, s.total(), s.annualGrowth(), s.volatility(), s.sharpe(), s.sortino(), s.downsideRisk(), s.maxDrawdown(), s.calmar(), s.omega(),
                PerformanceStatistics.tailRatio(returns), s.stability(), s.skewness(), s.kurtosis(), s.probabilisticSharpe(), deflated,
                SharpeInference.minimumTrackRecord(s.periodSharpe(), 0, s.skewness(), s.kurtosis(), CONFIDENCE), drawdowns(times, returns), relative);
    }

    /** Of wealth that begins at 1 one period before the first return. */
    private static List<Drawdown> drawdowns(long[] times, double[] returns) {
        var at = new long[returns.length + 1];
        var wealth = new double[returns.length + 1];
        at[0] = times.length > 1 ? times[0] - (times[1] - times[0]) : times[0] - 1;
        wealth[0] = 1;
        for (int t = 0; t < returns.length; t++) {
            at[t + 1] = times[t];
            wealth[t + 1] = Require.number("the compounded return", wealth[t] * (1 + returns[t]));
        }
        return Drawdowns.of(at, wealth, MOST_DRAWDOWNS);
    }
}
