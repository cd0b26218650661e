package fathom.engine;

import org.hipparchus.stat.regression.SimpleRegression;

/**
 * Statistics of a stream of simple returns, each at constant cost per return. For a figure against a risk-free or a required rate, add returns
 * less that rate. A return of NaN stands for a period whose return is not known: it counts as time and as nothing else.
 * A figure that cannot be said (no returns, nothing varies, no loss to divide by) is NaN or infinite.
 *
 * <p>A return of −1 or less is ruin: the drawdown is 100 % or more and the annual growth −1 for good, whatever is earned afterwards. Wealth and trend end there; what moments
 * are made of goes on.
 */
public final class PerformanceStatistics {
    private final double periodsPerYear;
    private final Moments moments = new Moments();
    private final SimpleRegression trend = new SimpleRegression();
    private long periods;
    private double wealth = 1;
    private double peak = 1;
    private double maxDrawdown;
    private double gains;
    private double losses;
    private double squaredLosses;
    private double logWealth;
    private boolean ruined;

    /** @param periodsPerYear returns in a year, e.g. 252 for those of trading days */
    public PerformanceStatistics(double periodsPerYear) {
        this.periodsPerYear = Require.above("the number of periods in a year", periodsPerYear, 0);
    }

    public static PerformanceStatistics of(double periodsPerYear, double... returns) {
        var statistics = new PerformanceStatistics(periodsPerYear);
        for (double r : returns) statistics.add(r);
        return statistics;
    }

    /** @throws IllegalArgumentException when it is infinite */
    public void add(double r) {
        if (!Double.isNaN(r)) Require.number("a return", r);
        periods++;
        if (Double.isNaN(r)) return;
        moments.add(r);
        if (!ruined) grow(r);
        gains += Math.max(r, 0);
        losses -= Math.min(r, 0);
        squaredLosses += Math.min(r, 0) * Math.min(r, 0);
    }

    private void grow(double r) {
        wealth *= 1 + r;
        peak = Math.max(peak, wealth);
        maxDrawdown = Math.min(maxDrawdown, wealth / peak - 1);
        ruined = r <= -1;
        if (ruined) return;
        logWealth += Math.log1p(r);
        trend.addData(moments.count(), logWealth);
    }

    /** Whether all was lost, or more. */
    public boolean isRuined() {
        return ruined;
    }

    /** Periods, those without a known return included. */
    public long periods() {
        return periods;
    }

    /** All returns compounded; after a ruin, what was lost by it. */
    public double total() {
        return periods == 0 ? Double.NaN : wealth - 1;
    }

    /** Compound annual growth rate. */
    public double annualGrowth() {
        return periods == 0 ? Double.NaN : ruined ? -1 : Math.pow(wealth, periodsPerYear / periods) - 1;
    }

    /** Standard deviation (n − 1), annualised by the square root of time. */
    public double volatility() {
        return moments.deviation() * Math.sqrt(periodsPerYear);
    }

    /** Mean over standard deviation of one period, as PSR wants it (Sharpe 1994). */
    public double periodSharpe() {
        return moments.mean() / moments.deviation();
    }

    /** Annualised by the square root of time. */
    public double sharpe() {
        return periodSharpe() * Math.sqrt(periodsPerYear);
    }

    /** Root mean square of the losses over all periods, annualised: gains count as 0, not as absent. */
    public double downsideRisk() {
        return Math.sqrt(squaredLosses / moments.count()) * Math.sqrt(periodsPerYear);
    }

    /** Annual mean over downside risk (Sortino, Price 1994). */
    public double sortino() {
        return moments.count() < 2 ? Double.NaN : moments.mean() * periodsPerYear / downsideRisk();
    }

    /** The deepest fall from the highest value so far, the start included; −0.1 for 10 per cent, never above 0. */
    public double maxDrawdown() {
        return periods == 0 ? Double.NaN : maxDrawdown;
    }

    /** Annual growth over the deepest drawdown (Young 1991). */
    public double calmar() {
        return maxDrawdown < 0 ? annualGrowth() / -maxDrawdown : Double.NaN;
    }

    /** Sum of gains over sum of losses (Keating, Shadwick 2002). */
    public double omega() {
        return moments.count() > 1 && losses > 0 ? gains / losses : Double.NaN;
    }

    /** R² of the cumulative log return against time: 1 for steady growth. */
    public double stability() {
        return ruined ? Double.NaN : trend.getRSquare();
    }

    public double skewness() {
        return moments.skewness();
    }

    /** 3 for a normal distribution. */
    public double kurtosis() {
        return moments.kurtosis();
    }

    /** Probability that the true Sharpe ratio is above 0. */
    public double probabilisticSharpe() {
        return SharpeInference.probabilistic(periodSharpe(), 0, moments.count(), skewness(), kurtosis());
    }

    /** The 95 % quantile over the 5 % quantile, both without sign; returns of NaN must be left out. */
    public static double tailRatio(double... returns) {
        return Math.abs(Quantile.of(returns, 0.95)) / Math.abs(Quantile.of(returns, 0.05));
    }
}
