package fathom.engine.backtest;

import fathom.engine.Moments;
import fathom.engine.PerformanceStatistics;
import java.util.List;

/**
 * A back-test in figures; NaN what cannot be said of so few bars or trades. Shares as numbers: 0.1 for 10 %.
 *
 * @param finalEquity      quote currency, open positions at the last close
 * @param annualGrowth     compound, over the returns from close to close
 * @param volatility       of a year, of simple returns, by the square root of time; @param sharpe mean over deviation, of a year; @param sortino against 0
 * @param geometricSharpe  annual growth over the deviation of a compounded year (Tobin 1965), as some back-testers say it
 * @param maxDrawdown      never above 0; @param calmar annual growth over it
 * @param trades           round trips that ended; @param winRate share of them with a profit; @param profitFactor gains over losses
 * @param sqn              system quality number: mean over deviation of the profits times the root of their number (Tharp)
 * @param best             profit of the best trade over its entry; @param worst
 * @param exposure         share of bars with a position; @param turnover quote currency
 * @param buyAndHold       return of the first leg from its first to its last close
 */
public record BacktestStatistics(double finalEquity, double totalReturn, double annualGrowth, double volatility, double sharpe, double sortino, double geometricSharpe,
                                 double maxDrawdown, double calmar, int trades, double winRate, double profitFactor, double sqn, double best, double worst, double exposure,
                                 double fees, double turnover, double buyAndHold) {
    /** @param first close of the first leg's first bar; @param last of its last one */
    public static BacktestStatistics of(BacktestResult result, Conditions conditions, double first, double last) {
        double[] returns = result.returns();
        var series = PerformanceStatistics.of(conditions.periodsPerYear(), returns);
        double finalEquity = result.equity()[result.equity().length - 1];
        double growth = series.annualGrowth();
        var moments = Moments.of(returns);
        double year = conditions.periodsPerYear(), step = Math.pow(1 + growth, 1 / year);
        double compounded = Math.sqrt(Math.pow(moments.variance() + step * step, year) - Math.pow(step, 2 * year));
        List<RoundTrip> trips = result.trips();
        var profits = Moments.of(trips.stream().mapToDouble(RoundTrip::profit).toArray());
        double gains = trips.stream().mapToDouble(t -> Math.max(t.profit(), 0)).sum(), losses = trips.stream().mapToDouble(t -> Math.max(-t.profit(), 0)).sum();
        long won = trips.stream().filter(t -> t.profit() > 0).count();
        double drawdown = series.maxDrawdown();
        return new BacktestStatistics(finalEquity, finalEquity / conditions.cash() - 1, growth, series.volatility(), series.sharpe(), series.sortino(), growth / compounded,
                drawdown, drawdown < 0 ? growth / -drawdown : Double.NaN, trips.size(), trips.isEmpty() ? Double.NaN : (double) won / trips.size(),
                losses > 0 ? gains / losses : Double.NaN, Math.sqrt(trips.size()) * profits.mean() / profits.deviation(),
                trips.stream().mapToDouble(RoundTrip::profitRate).max().orElse(Double.NaN), trips.stream().mapToDouble(RoundTrip::profitRate).min().orElse(Double.NaN),
                result.exposure(), result.fees(), result.turnover(), last / first - 1);
    }
}
