package fathom.engine.analytics;

import fathom.engine.ReturnMatrix;
import fathom.model.PortfolioMark;
import java.time.Duration;

/**
 * NAV of one portfolio, sampled at the end of every second of event time, and the statistics of its returns. A second without a mark is one
 * without a move, and a mark that is a little late counts for the second that is open. When event time leaps over more than
 * {@value ReturnMatrix#LONGEST_HOLE} seconds, forwards or back, everything starts anew: a leap is no return of one second.
 */
final class PortfolioPerformance {
    static final long INTERVAL = ReturnMatrix.INTERVAL;

    private static final double PER_YEAR = Duration.ofDays(365).toSeconds();
    private static final long PER_DAY = Duration.ofDays(1).toSeconds();
    private static final int FEWEST = 2;
    private static final int HOUR = 3600;
    private static final int ROLLING = 300;

    private final String id;
    private final double[] ring = new double[HOUR];
    private PerformanceStatistics statistics = new PerformanceStatistics(PER_YEAR);
    private Drawdowns drawdowns = new Drawdowns();
    private PerformanceReport report;
    private long second;
    private double nav = Double.NaN;
    private double navBefore;

    PortfolioPerformance(String id) {
        this.id = id;
        this.report = PerformanceReport.unknown(id, 0, 0, INTERVAL, "waits for a second of marks to end");
    }

    PerformanceReport report() {
        return report;
    }

    /** Over the last five minutes. */
    PerformanceReport rolling() {
        double[] latest = latest(ROLLING);
        return report(PerformanceStatistics.of(PER_YEAR, latest), latest);
    }

    DrawdownReport drawdowns() {
        var worst = drawdowns.worst();
        return new DrawdownReport(id, report.at(), worst, worst.isEmpty() ? "it never stood below an earlier value so far" : "");
    }

    /**
     * Takes a mark; one whose NAV is not above zero has no return and is passed over.
     *
     * @return whether it is the first one of a new second, so that there is a new report
     */
    boolean mark(PortfolioMark mark) {
        if (!(mark.nav() > 0)) return false;
        long now = Math.floorDiv(mark.at(), INTERVAL);
        if (Double.isNaN(nav) || Math.abs(now - second) > ReturnMatrix.LONGEST_HOLE) {
            startAnew(mark.nav(), now);
            return false;
        }
        boolean ended = now > second;
        if (ended) {
            for (; second < now; second++) endSecond();
            report = report(statistics, latest(HOUR));
        }
        nav = mark.nav();
        return ended;
    }

    private void startAnew(double nav, long now) {
        statistics = new PerformanceStatistics(PER_YEAR);
        drawdowns = new Drawdowns();
        drawdowns.add(now * INTERVAL, nav);
        second = now;
        this.nav = nav;
        navBefore = nav;
    }

    private void endSecond() {
        double r = nav / navBefore - 1;
        ring[(int) (statistics.periods() % HOUR)] = r;
        statistics.add(r);
        drawdowns.add((second + 1) * INTERVAL, nav);
        navBefore = nav;
    }

    private double[] latest(int most) {
        int n = (int) Math.min(most, statistics.periods());
        var latest = new double[n];
        for (int i = 0; i < n; i++) latest[i] = ring[(int) ((statistics.periods() - n + i) % HOUR)];
        return latest;
    }

    private PerformanceReport report(PerformanceStatistics s, double[] latest) {
        long at = second * INTERVAL;
        int n = (int) s.periods();
        if (n < FEWEST) return PerformanceReport.unknown(id, at, n, INTERVAL, "needs " + FEWEST + " one-second returns, has " + n);
        return new PerformanceReport(id, at, n, INTERVAL, 100 * s.total(), 100 * s.volatility(), finite(s.sharpe()), finite(s.sortino()), 100 * s.maxDrawdown(),
                n < PER_DAY ? Double.NaN : finite(s.calmar()), finite(s.omega()), finite(PerformanceStatistics.tailRatio(latest)), s.skewness(), s.kurtosis(),
                s.probabilisticSharpe(), "");
    }

    private static double finite(double figure) {
        return Double.isFinite(figure) ? figure : Double.NaN;
    }
}
