package fathom.engine.factor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * How well a factor foretold the returns after it, over dates and symbols (Grinold, Kahn 1999, “Active Portfolio Management”; Qian, Hua 2004 for the ratio).
 * The return that belongs to a value begins where the value is known: {@code returns[t][s]} runs from date t to date t + horizon.
 *
 * @param dates       on which at least {@value #LEAST} symbols had both
 * @param ic          mean over the dates of Pearson's correlation between values and returns; @param icDeviation its standard deviation (n − 1)
 * @param rankIc      the same of Spearman's
 * @param ratio       {@code ic / icDeviation}; NaN with fewer than two dates
 * @param tStatistic  {@code ratio · √dates}: dates are taken as independent, which overlapping returns are not
 * @param autocorrelation mean rank correlation of the values with those of the date before; turnover is what it lacks to 1
 * @param byQuantile  mean return of each fifth of the symbols, lowest values first; the mean over dates
 */
public record FactorQuality(int dates, double ic, double icDeviation, double rankIc, double ratio, double tStatistic, double autocorrelation, double[] byQuantile) {
    /** Symbols on a date below which it says nothing. */
    public static final int LEAST = 5;

    private static final int QUANTILES = 5;

    /** @param values {@code [date][symbol]}; @param returns of the same shape; a missing one is NaN */
    public static FactorQuality of(double[][] values, double[][] returns) {
        if (values.length != returns.length) throw new IllegalArgumentException(values.length + " dates of values and " + returns.length + " of returns");
        double[] ics = IntStream.range(0, values.length).mapToDouble(t -> correlation(values[t], returns[t], false)).filter(Double::isFinite).toArray();
        double[] rankIcs = IntStream.range(0, values.length).mapToDouble(t -> correlation(values[t], returns[t], true)).filter(Double::isFinite).toArray();
        double[] steady = IntStream.range(1, values.length).mapToDouble(t -> correlation(values[t], values[t - 1], true)).filter(Double::isFinite).toArray();
        double ic = mean(ics), deviation = deviation(ics, ic), ratio = ic / deviation;
        return new FactorQuality(ics.length, ic, deviation, mean(rankIcs), ratio, ratio * Math.sqrt(ics.length), mean(steady), quantiles(values, returns));
    }

    /**
     * The mean correlation with the returns {@code 1, 2, …} dates ahead: how fast the factor's word grows old.
     *
     * @param returns of one date each: from date t to t + 1
     */
    public static double[] decay(double[][] values, double[][] returns, int horizons) {
        return IntStream.range(0, horizons).mapToDouble(h -> mean(IntStream.range(0, values.length - h)
                .mapToDouble(t -> correlation(values[t], returns[t + h], false)).filter(Double::isFinite).toArray())).toArray();
    }

    private static double correlation(double[] x, double[] y, boolean ranked) {
        if (x.length != y.length) throw new IllegalArgumentException(x.length + " symbols beside " + y.length);
        int[] both = IntStream.range(0, x.length).filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i])).toArray();
        if (both.length < LEAST) return Double.NaN;
        double[] a = Arrays.stream(both).mapToDouble(i -> x[i]).toArray(), b = Arrays.stream(both).mapToDouble(i -> y[i]).toArray();
        return pearson(ranked ? ranks(a) : a, ranked ? ranks(b) : b);
    }

    private static double[] ranks(double[] values) {
        return new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(values);
    }

    private static double pearson(double[] a, double[] b) {
        double meanA = mean(a), meanB = mean(b), aa = 0, bb = 0, ab = 0;
        for (int i = 0; i < a.length; i++) {
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
            ab += (a[i] - meanA) * (b[i] - meanB);
        }
        return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : Double.NaN;
    }

    private static double[] quantiles(double[][] values, double[][] returns) {
        var sums = new double[QUANTILES];
        int dates = 0;
        for (int t = 0; t < values.length; t++) {
            double[] v = values[t], r = returns[t];
            int[] both = IntStream.range(0, v.length).filter(i -> Double.isFinite(v[i]) && Double.isFinite(r[i])).toArray();
            if (both.length < QUANTILES) continue;
            double[] ranks = ranks(Arrays.stream(both).mapToDouble(i -> v[i]).toArray());
            var sum = new double[QUANTILES];
            var count = new int[QUANTILES];
            for (int i = 0; i < both.length; i++) {
                int q = Math.min(QUANTILES - 1, (int) ((ranks[i] - 0.5) / both.length * QUANTILES));
                sum[q] += r[both[i]];
                count[q]++;
            }
            if (Arrays.stream(count).anyMatch(c -> c == 0)) continue; // ties left a fifth empty
            for (int q = 0; q < QUANTILES; q++) sums[q] += sum[q] / count[q];
            dates++;
        }
        int n = dates;
        return Arrays.stream(sums).map(s -> s / n).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double deviation(double[] values, double mean) {
        return values.length < 2 ? Double.NaN : Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }
}
