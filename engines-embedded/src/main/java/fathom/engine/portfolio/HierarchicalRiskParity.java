package fathom.engine.portfolio;

import fathom.engine.Covariances;
import fathom.engine.Require;
import java.util.Arrays;

/**
 * Hierarchical risk parity (López de Prado 2016): assets are put side by side with those that move alike (single linkage over the distance
 * {@code √((1 − ρ)/2)}), then the weight is divided between halves of that row, again and again, by the inverse of their variances.
 *
 * <p>A tree of n assets has 2ⁿ⁻¹ such rows. Taken is the one in which neighbours are nearest over all (optimal leaf ordering, Bar-Joseph, Gifford, Jaakkola
 * 2001), the less volatile end left, see {@link AssetOrder}; assets that nothing tells apart share equally. So the weights do not depend on the order in which the assets
 * are given.
 */
public final class HierarchicalRiskParity {
    private HierarchicalRiskParity() {}

    /** @throws IllegalArgumentException when the covariance is none, see {@link Require#covariance} */
    public static double[] weights(double[][] covariance) {
        double[][] correlation = Covariances.correlation(Require.covariance(covariance));
        var order = AssetOrder.of(covariance, correlation);
        long[][] distance = order.arrange(distances(correlation));
        int[] row = OptimalLeafOrder.of(SingleLinkage.of(distance), distance);
        return order.shareAlike(inRow(Arrays.stream(row).map(place -> order.places()[place]).toArray(), covariance));
    }

    /**
     * The row as it comes out of the tree: of two clusters that join, the older one stands left, single assets being older than all others, in their order.
     * For comparison with results that others published; it depends on the order of the assets.
     *
     * @param correlation that the distances follow from
     */
    public static double[] weightsInTreeOrder(double[][] covariance, double[][] correlation) {
        Require.covariance(covariance);
        return inRow(SingleLinkage.of(distances(correlation)).leaves(), covariance);
    }

    /** By bisection of this row. */
    static double[] inRow(int[] row, double[][] covariance) {
        var weights = new double[covariance.length];
        Arrays.fill(weights, 1);
        divide(row, covariance, weights);
        return weights;
    }

    /** In units of 2⁻⁴⁰, so that sums are exact and equal distances stay equal; what rounding left of 0 is 0. */
    private static long[][] distances(double[][] correlation) {
        int n = correlation.length;
        var distances = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double square = (1 - correlation[i][j]) / 2;
                distances[i][j] = i == j || square < 1e-14 ? 0 : Math.round(Math.sqrt(square) * 0x1p40);
            }
        }
        return distances;
    }

    private static void divide(int[] row, double[][] covariance, double[] weights) {
        if (row.length < 2) return;
        int[] left = Arrays.copyOfRange(row, 0, row.length / 2);
        int[] right = Arrays.copyOfRange(row, row.length / 2, row.length);
        double leftVariance = inverseVarianceRisk(left, covariance);
        double rightVariance = inverseVarianceRisk(right, covariance);
        double sum = leftVariance + rightVariance;
        double toLeft = sum > 0 ? rightVariance / sum : 0.5; // two halves that are both hedged entirely
        for (int i : left) weights[i] *= toLeft;
        for (int i : right) weights[i] *= 1 - toLeft;
        divide(left, covariance, weights);
        divide(right, covariance, weights);
    }

    /** Variance of these assets weighted by the inverse of each one's own. */
    private static double inverseVarianceRisk(int[] assets, double[][] covariance) {
        double sum = 0;
        double risk = 0;
        for (int i : assets) {
            sum += 1 / covariance[i][i];
            for (int j : assets) risk += covariance[i][j] / covariance[i][i] / covariance[j][j];
        }
        return Math.max(0, risk) / (sum * sum);
    }
}
