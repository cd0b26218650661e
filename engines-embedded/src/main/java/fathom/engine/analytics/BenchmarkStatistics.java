package fathom.engine.analytics;

import fathom.engine.PerformanceStatistics;
import fathom.engine.Require;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * One return series against another, period by period. A period in which either return is NaN is left out of alpha and beta.
 *
 * @param returns and {@code benchmark}: aligned, of equal length
 */
public record BenchmarkStatistics(double[] returns, double[] benchmark, double periodsPerYear) {
    private static final double NO_VARIANCE = 1e-30;

    public BenchmarkStatistics {
        if (returns.length != benchmark.length) throw new IllegalArgumentException(returns.length + " returns against " + benchmark.length);
        for (int i = 0; i < returns.length; i++) {
            if (!Double.isNaN(returns[i])) Require.number("a return", returns[i]);
            if (!Double.isNaN(benchmark[i])) Require.number("a return of the benchmark", benchmark[i]);
        }
        Require.above("the number of periods in a year", periodsPerYear, 0);
    }

    /** Covariance over the benchmark's variance; NaN where the benchmark does not vary. */
    public double beta() {
        int[] both = IntStream.range(0, returns.length).filter(i -> !Double.isNaN(returns[i] + benchmark[i])).toArray();
        double mean = IntStream.of(both).mapToDouble(i -> benchmark[i]).average().orElse(Double.NaN);
        double covariance = IntStream.of(both).mapToDouble(i -> (benchmark[i] - mean) * returns[i]).average().orElse(Double.NaN);
        double variance = IntStream.of(both).mapToDouble(i -> (benchmark[i] - mean) * (benchmark[i] - mean)).average().orElse(Double.NaN);
        return variance < NO_VARIANCE ? Double.NaN : covariance / variance;
    }

    /** The mean return that beta does not explain, compounded over a year (Jensen 1968). */
    public double alpha() {
        double beta = beta();
        double mean = IntStream.range(0, returns.length).mapToDouble(i -> returns[i] - beta * benchmark[i]).filter(a -> !Double.isNaN(a)).average()
                .orElse(Double.NaN);
        return Math.pow(1 + mean, periodsPerYear) - 1;
    }

    /** Pearson's; NaN where either does not vary. */
    public double correlation() {
        var pairs = new SimpleRegression();
        for (int i = 0; i < returns.length; i++) if (!Double.isNaN(returns[i] + benchmark[i])) pairs.addData(benchmark[i], returns[i]);
        return pairs.getR();
    }

    /** The part of the variance that the benchmark explains, 0 to 1. */
    public double rSquared() {
        return correlation() * correlation();
    }

    /** Standard deviation (n − 1) of the returns beyond the benchmark's, annualised by the square root of time. */
    public double trackingError() {
        return active().volatility();
    }

    /** Mean return beyond the benchmark's over its standard deviation, annualised by the square root of time (Sharpe 1994, Grinold 1989). */
    public double informationRatio() {
        return active().sharpe();
    }

    /** Annual mean return per unit of beta, the risk-free rate being 0 (Treynor 1965). */
    public double treynor() {
        double mean = IntStream.range(0, returns.length).mapToDouble(i -> returns[i]).filter(r -> !Double.isNaN(r)).average().orElse(Double.NaN);
        return mean * periodsPerYear / beta();
    }

    private PerformanceStatistics active() {
        return PerformanceStatistics.of(periodsPerYear, IntStream.range(0, returns.length).mapToDouble(i -> returns[i] - benchmark[i]).toArray());
    }

    /** Annual growth over the benchmark's. */
    public double capture() {
        return growth(returns) / growth(benchmark);
    }

    /** Capture in the periods in which the benchmark rose. */
    public double upCapture() {
        return during(b -> b > 0).capture();
    }

    /** Capture in the periods in which the benchmark fell. */
    public double downCapture() {
        return during(b -> b < 0).capture();
    }

    /** Of the periods alone whose benchmark return fulfils the condition. */
    public BenchmarkStatistics during(DoublePredicate condition) {
        int[] kept = IntStream.range(0, benchmark.length).filter(i -> condition.test(benchmark[i])).toArray();
        return new BenchmarkStatistics(IntStream.of(kept).mapToDouble(i -> returns[i]).toArray(), IntStream.of(kept).mapToDouble(i -> benchmark[i]).toArray(),
                periodsPerYear);
    }

    private double growth(double[] series) {
        return PerformanceStatistics.of(periodsPerYear, series).annualGrowth();
    }
}
