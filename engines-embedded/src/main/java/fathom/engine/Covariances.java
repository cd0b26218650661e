package fathom.engine;

import java.util.Arrays;

/**
 * Covariance matrices of aligned returns, {@code returns[asset][sample]} with the oldest sample first; series of unequal length, too few samples and what is
 * no number are refused.
 */
public final class Covariances {
    private Covariances() {}

    /** Sums of products of deviations over n − 1. */
    public static double[][] sample(double[][] returns) {
        Require.aligned(returns, 2);
        int n = returns[0].length;
        return products(centred(returns), n - 1);
    }

    /**
     * Exponentially weighted, mean taken as zero, weights {@code λ^age} normalised to one (RiskMetrics 1996).
     *
     * @param lambda decay, 0 to 1, e.g. 0.94
     */
    public static double[][] exponential(double[][] returns, double lambda) {
        Require.aligned(returns, 1);
        Require.between("lambda", lambda, 0, 1);
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

    static double[][] centred(double[][] returns) {
        double[] means = means(returns);
        var centred = new double[returns.length][];
        for (int i = 0; i < returns.length; i++) {
            double mean = means[i];
            centred[i] = Arrays.stream(returns[i]).map(r -> r - mean).toArray();
        }
        return centred;
    }

    static double[][] products(double[][] x, double divisor) {
        var result = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j <= i; j++) result[i][j] = result[j][i] = dot(x[i], x[j]) / divisor;
        }
        return result;
    }
}
