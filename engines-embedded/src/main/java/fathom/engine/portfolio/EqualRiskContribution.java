package fathom.engine.portfolio;

import fathom.engine.Covariances;
import fathom.engine.Require;
import java.util.Arrays;

/**
 * Long-only weights at which every asset contributes the same risk, {@code wᵢ(Σw)ᵢ} (Maillard, Roncalli, Teïletche 2010): the minimum of
 * {@code ½y'Σy − (1/n)·Σ ln yᵢ}, found by cyclical coordinate descent (Griveau-Billion, Richard, Roncalli 2013) and normalised.
 */
public final class EqualRiskContribution {
    private static final int MOST_CYCLES = 10_000;
    private static final double TOLERANCE = 1e-13;

    private EqualRiskContribution() {}

    /**
     * @param covariance positive definite
     * @throws IllegalArgumentException when it is not
     */
    public static double[] weights(double[][] covariance) {
        int n = Require.definite(covariance).length;
        var y = new double[n];
        for (int i = 0; i < n; i++) y[i] = 1 / Math.sqrt(n * covariance[i][i]);
        for (int cycle = 0; cycle < MOST_CYCLES; cycle++) {
            double change = 0;
            for (int i = 0; i < n; i++) {
                double variance = covariance[i][i];
                double others = Covariances.dot(covariance[i], y) - variance * y[i];
                double next = (Math.sqrt(others * others + 4 * variance / n) - others) / (2 * variance);
                change = Math.max(change, Math.abs(next / y[i] - 1));
                y[i] = next;
            }
            if (change < TOLERANCE) return normalised(y);
        }
        throw new ArithmeticException("equal risk contribution did not converge in " + MOST_CYCLES + " cycles");
    }

    private static double[] normalised(double[] y) {
        double sum = Arrays.stream(y).sum();
        return Arrays.stream(y).map(v -> v / sum).toArray();
    }
}
