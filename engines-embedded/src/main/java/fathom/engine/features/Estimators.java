package fathom.engine.features;

import fathom.engine.Require;
import org.hipparchus.stat.StatUtils;

/**
 * Volatility of one bar, estimated from several bars of equal length: the square root of the estimated variance of the logarithmic price over a bar.
 * Arrays run from the oldest bar to the newest. Prices that are not above zero, a high below a low or outside the other prices, arrays of unequal length and
 * too few bars (one, or two where a variance is taken) are refused. {@link #annual} scales the result.
 */
public final class Estimators {
    /** Markets for crypto currencies never close. */
    public static final double SECONDS_PER_YEAR = 365 * 24 * 3600.0;

    private static final double LN2 = Math.log(2);

    private Estimators() {}

    /** @param barsPerYear how many bars a year has while the market trades, e.g. 252 for daily bars of shares, 31,536,000 for one-second bars of crypto */
    public static double annual(double perBar, double barsPerYear) {
        return perBar * Math.sqrt(Require.above("the number of bars in a year", barsPerYear, 0));
    }

    /** Standard deviation, n − 1 in the denominator, of the logarithmic returns between closes: one return fewer than there are closes. */
    public static double closeToClose(double[] close) {
        Require.positive("close", close, 3);
        return Math.sqrt(StatUtils.variance(logRatios(close, close, 1)));
    }

    /** Parkinson (1980): mean of ln(H/L)² over 4 ln 2. */
    public static double parkinson(double[] high, double[] low) {
        bars(low, high, low, high);
        double sum = 0;
        for (int i = 0; i < high.length; i++) sum += square(Math.log(high[i] / low[i]));
        return Math.sqrt(sum / high.length / (4 * LN2));
    }

    /** Garman and Klass (1980): mean of ½ ln(H/L)² − (2 ln 2 − 1) ln(C/O)². */
    public static double garmanKlass(double[] open, double[] high, double[] low, double[] close) {
        bars(open, high, low, close);
        double sum = 0;
        for (int i = 0; i < open.length; i++) {
            sum += square(Math.log(high[i] / low[i])) / 2 - (2 * LN2 - 1) * square(Math.log(close[i] / open[i]));
        }
        return Math.sqrt(Math.max(0, sum) / open.length);
    }

    /** Rogers and Satchell (1991), unbiased by drift: mean of ln(H/C) ln(H/O) + ln(L/C) ln(L/O). */
    public static double rogersSatchell(double[] open, double[] high, double[] low, double[] close) {
        return Math.sqrt(rogersSatchellVariance(open, high, low, close));
    }

    /**
     * Yang and Zhang (2000), unbiased by drift and by jumps between bars: variance of ln(O/C₋₁), plus k times that of ln(C/O), plus 1 − k times
     * Rogers-Satchell, with k = 0.34 / (1.34 + (n + 1)/(n − 1)).
     *
     * @param before close of the bar before the first one
     */
    public static double yangZhang(double before, double[] open, double[] high, double[] low, double[] close) {
        bars(open, high, low, close);
        Require.atLeast("the number of bars", open.length, 2);
        Require.above("the close before", before, 0);
        int n = open.length;
        double[] jumps = new double[n];
        for (int i = 0; i < n; i++) jumps[i] = Math.log(open[i] / (i == 0 ? before : close[i - 1]));
        double k = 0.34 / (1.34 + (n + 1.0) / (n - 1.0));
        double within = k * StatUtils.variance(logRatios(open, close, 0)) + (1 - k) * rogersSatchellVariance(open, high, low, close);
        return Math.sqrt(StatUtils.variance(jumps) + within);
    }

    private static void bars(double[] open, double[] high, double[] low, double[] close) {
        Require.positive("open", open, 1);
        Require.positive("high", high, 1);
        Require.positive("low", low, 1);
        Require.positive("close", close, 1);
        Require.sameLength("highs", high.length, "lows", low.length);
        Require.sameLength("highs", high.length, "opens", open.length);
        Require.sameLength("highs", high.length, "closes", close.length);
        for (int i = 0; i < high.length; i++) {
            if (high[i] < Math.max(open[i], close[i]) || low[i] > Math.min(open[i], close[i])) {
                throw new IllegalArgumentException("bar " + (i + 1) + ": its prices do not lie between its low and its high");
            }
        }
    }

    private static double rogersSatchellVariance(double[] open, double[] high, double[] low, double[] close) {
        bars(open, high, low, close);
        double sum = 0;
        for (int i = 0; i < open.length; i++) {
            sum += Math.log(high[i] / close[i]) * Math.log(high[i] / open[i]) + Math.log(low[i] / close[i]) * Math.log(low[i] / open[i]);
        }
        return Math.max(0, sum) / open.length;
    }

    /** ln(later/earlier), where the later value stands {@code lag} places further on. */
    private static double[] logRatios(double[] earlier, double[] later, int lag) {
        double[] ratios = new double[later.length - lag];
        for (int i = 0; i < ratios.length; i++) ratios[i] = Math.log(later[i + lag] / earlier[i]);
        return ratios;
    }

    private static double square(double x) {
        return x * x;
    }
}
