package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.features.Estimators;
import fathom.engine.portfolio.EqualRiskContribution;
import fathom.engine.portfolio.HierarchicalRiskParity;
import fathom.engine.portfolio.MeanVariance;
import fathom.engine.portfolio.MinimumShortfall;
import fathom.engine.portfolio.RiskMeasure;
import fathom.engine.risk.ComponentShortfall;
import fathom.engine.risk.ComponentVar;
import fathom.engine.risk.MonteCarlo;
import fathom.engine.risk.ValueAtRisk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How answers must change when questions do, whatever the numbers: what a constant, a random number or an index mixed up cannot keep. */
class MetamorphicTest {
    private interface Weighing {
        double[] weights(double[][] returns);
    }

    private static final Weighing LEAST = r -> MeanVariance.longOnly(new double[r.length], Covariances.sample(r)).minimumVariance();
    private static final Weighing HRP = r -> HierarchicalRiskParity.weights(Covariances.sample(r));
    private static final Weighing ERC = r -> EqualRiskContribution.weights(Shrinkage.constantVariance(r).covariance());
    private static final Weighing SHORTFALL = r -> MinimumShortfall.weights(r, 0.9).weights();

    @Test
    void permutedAssetsPermuteTheirWeights() {
        for (long seed = 1; seed <= 25; seed++) {
            double[][] returns = PortfolioFixtures.returns(seed, 6, 80);
            List<Integer> order = new ArrayList<>(IntStream.range(0, 6).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            double[][] shuffled = order.stream().map(i -> returns[i]).toArray(double[][]::new);
            for (Weighing method : List.of(LEAST, HRP, ERC, SHORTFALL)) {
                double[] weights = method.weights(returns);
                double[] expected = order.stream().mapToDouble(i -> weights[i]).toArray();
                assertThat(method.weights(shuffled)).as("seed %d", seed).containsExactly(expected, within(1e-6));
            }
            double[] w = new Random(seed).doubles(6, -1, 1).toArray();
            double[] shuffledWeights = order.stream().mapToDouble(i -> w[i]).toArray();
            double[] parts = ComponentShortfall.of(w, returns, 0.9).contribution();
            assertThat(ComponentShortfall.of(shuffledWeights, shuffled, 0.9).contribution())
                    .containsExactly(order.stream().mapToDouble(i -> parts[i]).toArray(), within(1e-15));
            double[] marginal = ComponentVar.of(w, Covariances.means(returns), Covariances.sample(returns), 0.95).marginal();
            assertThat(ComponentVar.of(shuffledWeights, Covariances.means(shuffled), Covariances.sample(shuffled), 0.95).marginal())
                    .containsExactly(order.stream().mapToDouble(i -> marginal[i]).toArray(), within(1e-12));
        }
    }

    /** Returns in per cent instead of parts: the same weights, a hundred times the risk. */
    @Test
    void theUnitOfReturnsDoesNotMatter() {
        for (long seed = 1; seed <= 25; seed++) {
            double[][] returns = PortfolioFixtures.returns(seed, 5, 60);
            double[][] percent = Arrays.stream(returns).map(row -> Arrays.stream(row).map(r -> 100 * r).toArray()).toArray(double[][]::new);
            for (Weighing method : List.of(LEAST, HRP, ERC, SHORTFALL)) {
                assertThat(method.weights(percent)).as("seed %d", seed).containsExactly(method.weights(returns), within(1e-6));
            }
            assertThat(ValueAtRisk.historical(percent[0], 0.95).es()).isCloseTo(100 * ValueAtRisk.historical(returns[0], 0.95).es(), within(1e-9));
            var statistics = PerformanceStatistics.of(252, returns[0]);
            assertThat(PerformanceStatistics.of(252, Arrays.stream(returns[0]).map(r -> r / 7).toArray()).sharpe()).isCloseTo(statistics.sharpe(), within(1e-9));
        }
    }

    @Test
    void pricesTenTimesAsHighAreTheSamePrices() {
        double[] close = PortfolioFixtures.prices(3, 1, 50)[0];
        double[] tenfold = Arrays.stream(close).map(p -> 10 * p).toArray();
        assertThat(Estimators.closeToClose(tenfold)).isCloseTo(Estimators.closeToClose(close), within(1e-15));
    }

    /** A twin shares what one would get; for the least variance nothing else changes. */
    @Test
    void anAssetListedTwiceIsOneAsset() {
        for (long seed = 1; seed <= 25; seed++) {
            double[][] returns = PortfolioFixtures.returns(seed, 4, 80);
            double[][] twins = {returns[0], returns[0], returns[1], returns[2], returns[3]};
            for (Weighing method : List.of(LEAST, SHORTFALL)) {
                double[] once = method.weights(returns), twice = method.weights(twins);
                assertThat(twice[0] + twice[1]).as("seed %d", seed).isCloseTo(once[0], within(1e-5));
                assertThat(Arrays.copyOfRange(twice, 2, 5)).containsExactly(Arrays.copyOfRange(once, 1, 4), within(1e-5));
            }
            double[] parity = HRP.weights(twins);
            assertThat(parity[0]).as("seed %d", seed).isCloseTo(parity[1], within(1e-12));
            double[] equal = ERC.weights(twins);
            assertThat(equal[0]).as("seed %d", seed).isCloseTo(equal[1], within(1e-9));
        }
    }

    @Test
    void moreCertainMeansMoreLoss() {
        for (long seed = 1; seed <= 25; seed++) {
            double[][] returns = PortfolioFixtures.returns(seed, 3, 200);
            double before = Double.NEGATIVE_INFINITY;
            for (double level : new double[] {0.9, 0.95, 0.99}) {
                var simulated = MonteCarlo.of(new double[] {0.3, 0.3, 0.4}, Covariances.means(returns), Covariances.sample(returns), 4, level, 4_000, seed);
                assertThat(simulated.var()).as("seed %d", seed).isGreaterThan(before);
                assertThat(simulated.es()).isGreaterThanOrEqualTo(simulated.var());
                before = simulated.var();
            }
            double[] r = returns[0];
            assertThat(RiskMeasure.EXPECTED_SHORTFALL.of(r, 0.01)).isGreaterThanOrEqualTo(RiskMeasure.EXPECTED_SHORTFALL.of(r, 0.05));
        }
    }

    /** Whatever changes one return changes what follows from it. */
    @Test
    void everyReturnCounts() {
        double[][] returns = PortfolioFixtures.returns(5, 3, 60);
        double[][] other = Arrays.stream(returns).map(double[]::clone).toArray(double[][]::new);
        other[1][30] += 1e-3;
        for (Weighing method : List.of(LEAST, HRP, ERC)) assertThat(method.weights(other)).isNotEqualTo(method.weights(returns));
        assertThat(PerformanceStatistics.of(252, other[1]).sharpe()).isNotEqualTo(PerformanceStatistics.of(252, returns[1]).sharpe());
        assertThat(ValueAtRisk.modified(Moments.of(other[1]), 0.95)).isNotEqualTo(ValueAtRisk.modified(Moments.of(returns[1]), 0.95));
    }
}
