package fathom.engine;

/**
 * A covariance shrunk towards a simpler target, so that it can be inverted with few samples, too: {@code (1 − δ) S + δ F}. The sample covariance S has n in the
 * denominator, as in the papers. Returns are {@code [asset][sample]}; fewer than two samples and what is no number are refused.
 *
 * @param intensity δ, the weight of the target, 0 to 1: it minimises the expected quadratic loss
 */
public record Shrinkage(double[][] covariance, double intensity) {
    /** Towards equal variances without correlation (Ledoit, Wolf 2004, “A well-conditioned estimator for large-dimensional covariance matrices”). */
    public static Shrinkage constantVariance(double[][] returns) {
        var s = new Sample(returns);
        double mu = s.meanVariance();
        double spread = 0;
        double noise = 0;
        for (int i = 0; i < s.p; i++) {
            for (int j = 0; j < s.p; j++) {
                double target = i == j ? mu : 0;
                spread += (s.s[i][j] - target) * (s.s[i][j] - target) / s.p;
                noise += s.noise(i, j) / ((double) s.n * s.p);
            }
        }
        return mix(s.s, scaledIdentity(s.p, mu), spread > 0 ? Math.min(noise, spread) / spread : 0);
    }

    /** Towards equal correlations between all assets (Ledoit, Wolf 2004, “Honey, I shrunk the sample covariance matrix”). */
    public static Shrinkage constantCorrelation(double[][] returns) {
        var s = new Sample(returns);
        double mean = 0;
        for (int i = 0; i < s.p; i++) for (int j = 0; j < i; j++) mean += 2 * s.correlation(i, j) / ((double) s.p * (s.p - 1));
        var target = new double[s.p][s.p];
        double noise = 0;
        double spread = 0;
        double common = 0;
        for (int i = 0; i < s.p; i++) {
            for (int j = 0; j < s.p; j++) {
                target[i][j] = i == j ? s.s[i][i] : mean * s.deviation(i) * s.deviation(j);
                noise += s.noise(i, j);
                spread += (s.s[i][j] - target[i][j]) * (s.s[i][j] - target[i][j]);
                if (i == j) common += s.noise(i, i);
                else if (s.s[i][i] > 0) common += mean * s.deviation(j) / s.deviation(i) * s.commonNoise(i, j);
            }
        }
        return mix(s.s, target, clamped((noise - common) / s.n, spread));
    }

    /** Towards what one factor, the mean of all assets, explains (Ledoit, Wolf 2003, “Improved estimation of the covariance matrix of stock returns”). */
    public static Shrinkage singleFactor(double[][] returns) {
        var s = new Sample(returns);
        var market = new double[s.n];
        for (double[] row : s.x) for (int t = 0; t < s.n; t++) market[t] += row[t] / s.p;
        double variance = Covariances.dot(market, market) / s.n;
        if (!(variance > 0)) throw new IllegalArgumentException("the mean of all assets does not move: no factor explains them");
        var with = new double[s.p];
        for (int i = 0; i < s.p; i++) with[i] = Covariances.dot(s.x[i], market) / s.n;
        var target = new double[s.p][s.p];
        double noise = 0;
        double spread = 0;
        double common = 0;
        for (int i = 0; i < s.p; i++) {
            for (int j = 0; j < s.p; j++) {
                target[i][j] = i == j ? s.s[i][i] : with[i] * with[j] / variance;
                noise += s.noise(i, j);
                spread += (s.s[i][j] - target[i][j]) * (s.s[i][j] - target[i][j]);
                common += i == j ? s.noise(i, i) : s.factorNoise(i, j, market, with, variance);
            }
        }
        return mix(s.s, target, clamped((noise - common) / s.n, spread));
    }

    /** Towards equal variances without correlation, by the oracle approximating estimator for Gaussian returns (Chen, Wiesel, Eldar, Hero 2010). */
    public static Shrinkage oracleApproximating(double[][] returns) {
        var s = new Sample(returns);
        double mu = s.meanVariance();
        double alpha = 0;
        for (double[] row : s.s) alpha += Covariances.dot(row, row) / ((double) s.p * s.p);
        double spread = (s.n + 1) * (alpha - mu * mu / s.p);
        return mix(s.s, scaledIdentity(s.p, mu), spread > 0 ? Math.min(1, (alpha + mu * mu) / spread) : 1);
    }

    private static double clamped(double numerator, double spread) {
        return spread > 0 ? Math.clamp(numerator / spread, 0, 1) : 0;
    }

    private static double[][] scaledIdentity(int p, double value) {
        var identity = new double[p][p];
        for (int i = 0; i < p; i++) identity[i][i] = value;
        return identity;
    }

    private static Shrinkage mix(double[][] sample, double[][] target, double intensity) {
        for (int i = 0; i < sample.length; i++) {
            for (int j = 0; j < sample.length; j++) sample[i][j] = (1 - intensity) * sample[i][j] + intensity * target[i][j];
        }
        return new Shrinkage(sample, intensity);
    }

    /** The centred returns and their covariance. */
    private static final class Sample {
        final int p;
        final int n;
        final double[][] x;
        final double[][] s;

        Sample(double[][] returns) {
            Require.aligned(returns, 2);
            p = returns.length;
            n = returns[0].length;
            x = Covariances.centred(returns);
            s = Covariances.products(x, n);
        }

        double meanVariance() {
            double sum = 0;
            for (int i = 0; i < p; i++) sum += s[i][i] / p;
            return sum;
        }

        double deviation(int i) {
            return Math.sqrt(s[i][i]);
        }

        double correlation(int i, int j) {
            double scale = deviation(i) * deviation(j);
            return scale > 0 ? s[i][j] / scale : 0;
        }

        /** n times the estimated variance of this element of the covariance. */
        double noise(int i, int j) {
            double squares = 0;
            for (int t = 0; t < n; t++) squares += x[i][t] * x[i][t] * x[j][t] * x[j][t];
            return squares / n - s[i][j] * s[i][j];
        }

        /** n times the estimated covariance of a variance with an element beside it. */
        double commonNoise(int i, int j) {
            double sum = 0;
            for (int t = 0; t < n; t++) sum += x[i][t] * x[i][t] * x[i][t] * x[j][t];
            return sum / n - s[i][i] * s[i][j];
        }

        /** n times the estimated covariance of an element with what the factor says of it; symmetric over both orders of i and j. */
        double factorNoise(int i, int j, double[] market, double[] with, double variance) {
            return (oneSided(i, j, market, with, variance) + oneSided(j, i, market, with, variance)) - both(i, j, market, with, variance);
        }

        private double oneSided(int i, int j, double[] market, double[] with, double variance) {
            double sum = 0;
            for (int t = 0; t < n; t++) sum += x[i][t] * x[j][t] * x[i][t] * market[t];
            return with[j] / variance * (sum / n - s[i][j] * with[i]);
        }

        private double both(int i, int j, double[] market, double[] with, double variance) {
            double sum = 0;
            for (int t = 0; t < n; t++) sum += x[i][t] * x[j][t] * market[t] * market[t];
            return with[i] * with[j] / (variance * variance) * (sum / n - s[i][j] * variance);
        }
    }
}
