package fathom.engine.analytics;

import fathom.bus.MessageType;
import fathom.bus.TopicFamily.Stage;
import fathom.bus.TopicFamily;

/**
 * Return statistics of one portfolio from one return of NAV per {@code interval} of event time. A figure that cannot be said is NaN.
 *
 * @param at            event time, epoch nanoseconds
 * @param returns       number of returns
 * @param total         cumulative return, per cent; @param volatility per cent a year
 * @param sharpe        annualised, risk-free rate 0 (Sharpe 1994); @param sortino likewise (Sortino-Price 1994)
 * @param maxDrawdown   per cent, never positive, −100 or less after a ruin; @param calmar annual return over it: NaN before a day has passed, for less cannot be compounded to a year
 * @param tailRatio     over the last hour at most
 * @param psr           probability that the true Sharpe ratio is above 0 (Bailey, López de Prado 2012)
 * @param why           one sentence when there are too few returns; the figures are NaN then
 */
public record PerformanceReport(String portfolio, long at, int returns, long interval, double total, double volatility, double sharpe, double sortino,
                                double maxDrawdown, double calmar, double omega, double tailRatio, double skewness, double kurtosis, double psr, String why) {
    public static final TopicFamily<PerformanceReport> TOPICS = TopicFamily.of("analytics.report", Stage.ENGINES, "Performance", MessageType.ANALYTICS_RESULT,
            PerformanceReport.class, "performance").latestOnScreen();

    static PerformanceReport unknown(String portfolio, long at, int returns, long interval, String why) {
        double nan = Double.NaN;
        return new PerformanceReport(portfolio, at, returns, interval, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, why);
    }

    public boolean isKnown() {
        return why.isEmpty();
    }
}
