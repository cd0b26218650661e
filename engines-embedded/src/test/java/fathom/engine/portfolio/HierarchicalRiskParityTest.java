package fathom.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Covariances;
import fathom.engine.PortfolioFixtures;
import fathom.engine.Shrinkage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HierarchicalRiskParityTest {
    @Test
    void doesNotDependOnTheOrderOfTheAssets() {
        for (long seed = 1; seed <= 100; seed++) {
            var random = new Random(seed);
            double[][] returns = PortfolioFixtures.returns(seed, 1 + random.nextInt(13), 60);
            assertSameInEveryOrder(returns, random, "seed " + seed);
        }
    }

    /** Assets listed twice or thrice, and returns so coarse that correlations tie. */
    @Test
    void doesNotDependOnTheOrderOfTheAssetsWithTies() {
        for (long seed = 1; seed <= 100; seed++) {
            var random = new Random(seed);
            int n = 2 + random.nextInt(8);
            var series = new ArrayList<double[]>();
            for (int i = 0; i < n; i++) series.add(random.ints(20, -1, 2).asDoubleStream().map(v -> v * 0.01).toArray());
            for (int i = 0; i < n / 2; i++) series.add(series.get(random.nextInt(n)).clone());
            series.removeIf(s -> Arrays.stream(s).distinct().count() < 2);
            assertSameInEveryOrder(series.toArray(double[][]::new), random, "seed " + seed);
        }
    }

    private static void assertSameInEveryOrder(double[][] returns, Random random, String as) {
        double[] weights = HierarchicalRiskParity.weights(Shrinkage.constantVariance(returns).covariance());
        double[] sample = HierarchicalRiskParity.weights(Covariances.sample(returns));
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
        List<Integer> order = new ArrayList<>(IntStream.range(0, returns.length).boxed().toList());
        for (int k = 0; k < 20; k++) {
            Collections.shuffle(order, random);
            double[][] shuffled = order.stream().map(i -> returns[i]).toArray(double[][]::new);
            double[] again = HierarchicalRiskParity.weights(Shrinkage.constantVariance(shuffled).covariance());
            double[] sampleAgain = HierarchicalRiskParity.weights(Covariances.sample(shuffled));
            for (int i = 0; i < weights.length; i++) {
                assertThat(again[i]).as(as).isCloseTo(weights[order.get(i)], within(1e-10));
                assertThat(sampleAgain[i]).as(as).isCloseTo(sample[order.get(i)], within(1e-10));
            }
        }
    }

    /** Against trying every row that the tree allows. */
    @Test
    void noRowOfTheTreeHasNearerNeighbours() {
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            int n = 2 + random.nextInt(7);
            var distance = new long[n][n];
            for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) distance[i][j] = distance[j][i] = 1 + random.nextInt(seed % 2 == 0 ? 5 : 1000);
            var tree = SingleLinkage.of(distance);
            int[] row = OptimalLeafOrder.of(tree, distance);
            assertThat(row).containsExactlyInAnyOrder(IntStream.range(0, n).toArray());
            long least = rows(tree, tree.rootNode()).stream().mapToLong(r -> length(r, distance)).min().orElseThrow();
            assertThat(length(row, distance)).as("seed %d", seed).isEqualTo(least);
            assertThat(rows(tree, tree.rootNode())).as("seed %d", seed).anyMatch(r -> Arrays.equals(r, row));
        }
    }

    private static List<int[]> rows(SingleLinkage tree, int node) {
        if (tree.isLeaf(node)) return List.of(new int[] {node});
        var rows = new ArrayList<int[]>();
        for (int[] a : rows(tree, tree.leftOf(node))) {
            for (int[] b : rows(tree, tree.rightOf(node))) {
                rows.add(IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray());
                rows.add(IntStream.concat(Arrays.stream(b), Arrays.stream(a)).toArray());
            }
        }
        return rows;
    }

    private static long length(int[] row, long[][] distance) {
        return IntStream.range(1, row.length).mapToLong(i -> distance[row[i - 1]][row[i]]).sum();
    }

    /** Riskfolio-Lib 7.0 with {@code leaf_order=True}: the same row, read from its other end where that is what it gives. */
    @Test
    void agreesWithRiskfolio() {
        double[] published = {0.3772952987361918, 0.274402718758831, 0.08188797335510518, 0.0916826487549696, 0.07317915924694769, 0.03590399252233645,
                0.0656482086256183};
        double[][] covariance = Covariances.sample(SevenAssets.RETURNS);
        int[] row = {5, 2, 3, 4, 0, 1, 6};
        assertThat(HierarchicalRiskParity.inRow(row, covariance)).containsExactly(published, within(1e-12));
        int[] turned = {6, 1, 0, 4, 3, 2, 5};
        assertThat(HierarchicalRiskParity.weights(covariance)).as("the less volatile end is left")
                .containsExactly(HierarchicalRiskParity.inRow(turned, covariance), within(1e-12));
    }

    @Test
    void twinsShareWhatOneWouldGet() {
        double[][] returns = PortfolioFixtures.returns(3, 2, 100);
        double[] weights = HierarchicalRiskParity.weights(Covariances.sample(new double[][] {returns[0], returns[0], returns[0]}));
        assertThat(weights).containsExactly(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, within(1e-12));
    }
}
