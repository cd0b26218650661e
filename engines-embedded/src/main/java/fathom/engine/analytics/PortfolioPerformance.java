package fathom.engine.analytics;

import fathom.engine.EventClock;
import fathom.engine.PerformanceStatistics;
import fathom.engine.Require;
import fathom.engine.ReturnMatrix;
import fathom.model.PortfolioMark;
import java.time.Duration;
import java.util.Arrays;

/**
 * NAV of one portfolio, sampled at the end of every second of event time, and the statistics of its returns. The first return is that of the first whole
 * second. A second without a mark is one without a move, and a mark that is a little late counts for the second that is open. When event time leaps by more
 * than a minute, forwards or back (see {@link EventClock}), everything starts anew: a leap is no return of one second.
 *
 * <p>A NAV at or below zero is ruin, a return of −100 % or less; from such a NAV there is no return, but the history before it stays, and so does a drawdown
 * of 100 % or more when it recovers.
 */
final class PortfolioPerformance {
    static final long INTERVAL = ReturnMatrix.INTERVAL;

    private static final double PER_YEAR = Duration.ofDays(365).toSeconds();
    private static final long PER_DAY = Duration.ofDays(1).toSeconds();
    static final int FEWEST = 60;
    private static final int HOUR = 3600;
    private static final int ROLLING = 300;

    private final String id;
    private final EventClock clock = new EventClock();
    private final double[] ring = new double[HOUR];
    private PerformanceStatistics statistics = new PerformanceStatistics(PER_YEAR);
    private Drawdowns drawdowns = new Drawdowns();
    private PerformanceReport report;
    private long second;
    private double nav = Double.NaN;
    private double navBefore = Double.NaN;
    private double navFirst;
    private double navPeak;
    private double maxDrawdown;

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
        var recent = PerformanceStatistics.of(PER_YEAR, latest);
        return report(recent, latest, recent.total(), recent.maxDrawdown());
    }

    /**
     * Measures over five minutes that slide through the last quarter of an hour.
     *
     * @throws IllegalArgumentException while there are not so many returns, or after a ruin
     */
    RollingMeasures series() {
        return RollingMeasures.of(latest(3 * ROLLING), ROLLING, PER_YEAR);
    }

    DrawdownReport drawdowns() {
        var worst = drawdowns.worst();
        return new DrawdownReport(id, report.at(), worst, worst.isEmpty() ? "it never stood below an earlier value so far" : "");
    }

    /**
     * Takes a mark.
     *
     * @return whether it is the first one of a new second, so that there is a new report
     * @throws IllegalArgumentException when its NAV is no number
     */
    boolean mark(PortfolioMark mark) {
        Require.number("a net asset value", mark.nav());
        long now = Math.floorDiv(mark.at(), INTERVAL);
        switch (clock.see(mark.at())) {
            case STRAY -> {
                return false;
            }
            case AHEAD, BACK -> {
                startAnew(mark.nav(), now);
                return false;
            }
            case ON, LATE -> {}
        }
        boolean ended = now > second;
        if (ended) {
            for (; second < now; second++) endSecond();
            report = report(statistics, latest(HOUR), total(), maxDrawdown);
        }
        nav = mark.nav();
        return ended;
    }

    private void startAnew(double nav, long now) {
        statistics = new PerformanceStatistics(PER_YEAR);
        drawdowns = new Drawdowns();
        second = now;
        this.nav = nav;
        navBefore = Double.NaN;
        report = PerformanceReport.unknown(id, second * INTERVAL, 0, INTERVAL, "waits for a second of marks to end");
    }

    private void endSecond() {
        if (Double.isNaN(navBefore)) {
            navFirst = navPeak = nav;
            maxDrawdown = 0;
        } else {
            double r = navBefore > 0 ? nav / navBefore - 1 : Double.NaN;
            ring[(int) (statistics.periods() % HOUR)] = r;
            statistics.add(r);
        }
        navPeak = Math.max(navPeak, nav);
        if (navPeak > 0) {
            maxDrawdown = Math.min(maxDrawdown, nav / navPeak - 1);
            drawdowns.add((second + 1) * INTERVAL, nav);
        }
        navBefore = nav;
    }

    private double[] latest(int most) {
        int n = (int) Math.min(most, statistics.periods());
        var latest = new double[n];
        for (int i = 0; i < n; i++) latest[i] = ring[(int) ((statistics.periods() - n + i) % HOUR)];
        return latest;
    }

    /** From the first second on, so that it is right also after a ruin; not known when it began without a value. */
    private double total() {
        return navFirst > 0 ? navBefore / navFirst - 1 : Double.NaN;
    }

    private PerformanceReport report(PerformanceStatistics s, double[] latest, double total, double maxDrawdown) {
        long at = second * INTERVAL;
        int n = (int) s.periods();
        if (n < FEWEST) return PerformanceReport.unknown(id, at, n, INTERVAL, "needs " + FEWEST + " one-second returns, has " + n);
        double[] known = Arrays.stream(latest).filter(r -> !Double.isNaN(r)).toArray();
        return new PerformanceReport(id, at, n, INTERVAL, 100 * total, 100 * s.volatility(), finite(s.sharpe()), finite(s.sortino()), 100 * maxDrawdown,
                n < PER_DAY ? Double.NaN : finite(s.calmar()), finite(s.omega()), finite(PerformanceStatistics.tailRatio(known)), s.skewness(), s.kurtosis(),
                s.probabilisticSharpe(), "");
    }

    private static double finite(double figure) {
        return Double.isFinite(figure) ? figure : Double.NaN;
    }
}
