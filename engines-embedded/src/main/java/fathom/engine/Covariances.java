package fathom.engine;

import java.util.Arrays;

/** Covariance matrices of aligned returns, {@code returns[asset][sample]} with the oldest sample first. */
public final class Covariances {
    private Covariances() {}

    /** Sums of products of deviations over n − 1. */
    public static double[][] sample(double[][] returns) {
        int n = returns[0].length;
        return products(centred(returns), n - 1);
    }

    /**
     * Exponentially weighted, mean taken as zero, weights {@code λ^age} normalised to one (RiskMetrics 1996).
     *
     * @param lambda decay, 0 to 1, e.g. 0.94
     */
    public static double[][] exponential(double[][] returns, double lambda) {
        int n = returns[0].length;
        double weight = 1;
        double sum = 0;
        var weighted = new double[returns.length][n];
        for (int t = n - 1; t >= 0; t--, weight *= lambda) {
            double root = Math.sqrt(weight);
            for (int i = 0; i < returns.length; i++) weighted[i][t] = root * returns[i][t];
            sum += weight;
        }
        return products(weighted, sum);
    }

    /**
     * Shrunk towards equal variances without correlation by the intensity that minimises the expected quadratic loss (Ledoit, Wolf 2004,
     * “A well-conditioned estimator for large-dimensional covariance matrices”). Unlike the sample it can be inverted with few samples, too.
     */
    public static Shrunk ledoitWolf(double[][] returns) {
        int p = returns.length;
        int n = returns[0].length;
        double[][] x = centred(returns);
        double[][] s = products(x, n);
        double mu = 0;
        for (int i = 0; i < p; i++) mu += s[i][i] / p;
        double spread = 0;
        double noise = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double target = i == j ? mu : 0;
                spread += (s[i][j] - target) * (s[i][j] - target) / p;
                double squares = 0;
                for (int t = 0; t < n; t++) squares += x[i][t] * x[i][t] * x[j][t] * x[j][t];
                noise += (squares / n - s[i][j] * s[i][j]) / ((double) n * p);
            }
        }
        double intensity = spread > 0 ? Math.min(noise, spread) / spread : 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) s[i][j] = (1 - intensity) * s[i][j] + (i == j ? intensity * mu : 0);
        }
        return new Shrunk(s, intensity);
    }

    /** @param intensity weight of the target, 0 to 1 */
    public record Shrunk(double[][] covariance, double intensity) {}

    public static double[] means(double[][] returns) {
        return Arrays.stream(returns).mapToDouble(row -> Arrays.stream(row).sum() / row.length).toArray();
    }

    /** With ones on the diagonal even where an asset does not move. */
    public static double[][] correlation(double[][] covariance) {
        int n = covariance.length;
        var correlation = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
                correlation[i][j] = i == j ? 1 : scale > 0 ? covariance[i][j] / scale : 0;
            }
        }
        return correlation;
    }

    /** {@code Σw}. */
    public static double[] times(double[][] covariance, double[] weights) {
        var result = new double[weights.length];
        for (int i = 0; i < weights.length; i++) result[i] = dot(covariance[i], weights);
        return result;
    }

    /** {@code w'Σw}. */
    public static double variance(double[][] covariance, double[] weights) {
        return dot(weights, times(covariance, weights));
    }

    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double[][] centred(double[][] returns) {
        double[] means = means(returns);
        var centred = new double[returns.length][];
        for (int i = 0; i < returns.length; i++) {
            double mean = means[i];
            centred[i] = Arrays.stream(returns[i]).map(r -> r - mean).toArray();
        }
        return centred;
    }

    private static double[][] products(double[][] x, double divisor) {
        var result = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j <= i; j++) result[i][j] = result[j][i] = dot(x[i], x[j]) / divisor;
        }
        return result;
    }
}
