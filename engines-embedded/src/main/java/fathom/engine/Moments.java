package fathom.engine;

/** Mean, variance, skewness and kurtosis of a stream of values, in one pass and without cancellation (Welford 1962, Pébay 2008). */
public final class Moments {
    private long n;
    private double mean;
    private double m2;
    private double m3;
    private double m4;

    public static Moments of(double[] values) {
        var moments = new Moments();
        for (double v : values) moments.add(v);
        return moments;
    }

    /** @throws IllegalArgumentException for what is no number */
    public void add(double value) {
        Require.number("a value", value);
        double before = n++;
        double delta = value - mean;
        double step = delta / n;
        double term = delta * step * before;
        mean += step;
        m4 += term * step * step * ((double) n * n - 3.0 * n + 3) + 6 * step * step * m2 - 4 * step * m3;
        m3 += term * step * (n - 2) - 3 * step * m2;
        m2 += term;
    }

    public long count() {
        return n;
    }

    /** NaN of no values. */
    public double mean() {
        return n == 0 ? Double.NaN : mean;
    }

    /** Sum of squared deviations over n − 1; NaN of fewer than two values. */
    public double variance() {
        return n < 2 ? Double.NaN : m2 / (n - 1);
    }

    public double deviation() {
        return Math.sqrt(variance());
    }

    /** Third standardised moment of the sample, not corrected for bias; NaN when nothing varies. */
    public double skewness() {
        return m3 / n / Math.pow(m2 / n, 1.5);
    }

    /** Fourth standardised moment of the sample, not corrected for bias: 3 for a normal distribution; NaN when nothing varies. */
    public double kurtosis() {
        return m4 * n / (m2 * m2);
    }
}
