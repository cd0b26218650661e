package fathom.engine.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hierarchical risk parity (López de Prado 2016): assets are put side by side with those that move alike (single linkage over the distance
 * {@code √((1 − ρ)/2)}), then the weight is divided between halves of that row, again and again, by the inverse of their variances.
 * Of two clusters that join, the older one stands left, single assets being older than all others, in their order. The halving depends on it, so
 * the order of the assets is part of the input.
 */
public final class HierarchicalRiskParity {
    private HierarchicalRiskParity() {}

    public static double[] weights(double[][] covariance, double[][] correlation) {
        var weights = new double[covariance.length];
        Arrays.fill(weights, 1);
        divide(order(correlation), covariance, weights);
        return weights;
    }

    private static void divide(List<Integer> row, double[][] covariance, double[] weights) {
        if (row.size() < 2) return;
        var left = row.subList(0, row.size() / 2);
        var right = row.subList(row.size() / 2, row.size());
        double leftVariance = inverseVarianceRisk(left, covariance);
        double rightVariance = inverseVarianceRisk(right, covariance);
        double toLeft = rightVariance / (leftVariance + rightVariance);
        left.forEach(i -> weights[i] *= toLeft);
        right.forEach(i -> weights[i] *= 1 - toLeft);
        divide(left, covariance, weights);
        divide(right, covariance, weights);
    }

    /** Variance of these assets weighted by the inverse of each one's own. */
    private static double inverseVarianceRisk(List<Integer> assets, double[][] covariance) {
        double sum = 0;
        double risk = 0;
        for (int i : assets) {
            sum += 1 / covariance[i][i];
            for (int j : assets) risk += covariance[i][j] / covariance[i][i] / covariance[j][j];
        }
        return risk / (sum * sum);
    }

    /** The leaves of the single-linkage tree from left to right. */
    private static List<Integer> order(double[][] correlation) {
        List<List<Integer>> clusters = new ArrayList<>();
        for (int i = 0; i < correlation.length; i++) clusters.add(List.of(i));
        while (clusters.size() > 1) {
            int a = 0;
            int b = 1;
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < clusters.size(); i++) {
                for (int j = i + 1; j < clusters.size(); j++) {
                    double distance = distance(clusters.get(i), clusters.get(j), correlation);
                    if (distance < nearest) {
                        nearest = distance;
                        a = i;
                        b = j;
                    }
                }
            }
            var right = clusters.remove(b);
            var left = clusters.remove(a);
            clusters.add(Stream.concat(left.stream(), right.stream()).toList());
        }
        return clusters.getFirst();
    }

    private static double distance(List<Integer> a, List<Integer> b, double[][] correlation) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i : a) {
            for (int j : b) nearest = Math.min(nearest, Math.sqrt(Math.max(0, (1 - correlation[i][j]) / 2)));
        }
        return nearest;
    }
}
