package fathom.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Covariances;
import fathom.engine.Shrinkage;
import fathom.engine.PortfolioFixtures;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OptimisersTest {
    private static final double[][] TWO = {{0.04, 0}, {0, 0.01}};

    @Test
    void twoIndependentAssetsByHand() {
        assertThat(MeanVariance.longOnly(new double[2], TWO).minimumVariance()).containsExactly(new double[] {0.2, 0.8}, within(1e-9));
        assertThat(MeanVariance.longOnly(new double[] {0.08, 0.01}, TWO).maxSharpe(0)).containsExactly(new double[] {2.0 / 3, 1.0 / 3}, within(1e-9));
        assertThat(EqualRiskContribution.weights(TWO)).containsExactly(new double[] {1.0 / 3, 2.0 / 3}, within(1e-12));
        assertThat(HierarchicalRiskParity.weights(TWO)).containsExactly(new double[] {0.2, 0.8}, within(1e-12));
    }

    @Test
    void oneAssetGetsEverything() {
        double[][] one = {{1e-10}};
        for (var method : Allocator.methods(new double[] {1e-7}, one)) {
            assertThat(method.weights()).as(method.name()).containsExactly(new double[] {1}, within(1e-9));
        }
    }

    @Test
    void equalRiskContributionOfRoncalli() {
        double[] volatility = {0.3, 0.2, 0.15};
        double[][] covariance = {{1, 0.8, 0.5}, {0.8, 1, 0.3}, {0.5, 0.3, 1}};
        for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) covariance[i][j] *= volatility[i] * volatility[j];
        assertThat(EqualRiskContribution.weights(covariance)).containsExactly(new double[] {0.1969, 0.3244, 0.4787}, within(5e-5));
    }

    @Test
    void hierarchicalRiskParityByHand() {
        // 0 and 2 move alike, so the row is 1 | 0 2; inverse variances: cluster (0, 2) has variance 0.04·(1 + 0.9)/2 = 0.038
        double[][] covariance = {{0.04, 0, 0.036}, {0, 0.01, 0}, {0.036, 0, 0.04}};
        double toFirst = 0.038 / (0.01 + 0.038);
        assertThat(HierarchicalRiskParity.weights(covariance))
                .containsExactly(new double[] {(1 - toFirst) / 2, toFirst, (1 - toFirst) / 2}, within(1e-12));
    }

    @Test
    void boundsHold() {
        double[] weights = new MeanVariance(new double[] {0.08, 0.01, 0.02}, new double[][] {{0.04, 0, 0}, {0, 0.01, 0}, {0, 0, 0.02}}, 0.1, 0.5).maxSharpe(0);
        for (double w : weights) assertThat(w).isBetween(0.1 - 1e-9, 0.5 + 1e-9);
    }

    @Test
    void whatHasNoSolutionSaysSo() {
        var losing = MeanVariance.longOnly(new double[] {-0.1, -0.2}, TWO);
        assertThatThrownBy(() -> losing.maxSharpe(0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new MeanVariance(new double[2], TWO, 0, 0.4).minimumVariance()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> losing.efficientReturn(0.5)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MeanVariance.longOnly(new double[2], TWO).maxSharpe(0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void whatIsNoCovarianceIsRefused() {
        double nan = Double.NaN;
        double[][][] bad = {{}, {{0.04, 0}, {0, 0}}, {{0.04, nan}, {nan, 0.01}}, {{0.04, 0}}, {{0.04, 0.01}, {0.02, 0.01}}, {{-1}},
                {{1, 2}, {2, 1}}, {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}}, {{Double.POSITIVE_INFINITY}}};
        for (double[][] covariance : bad) {
            for (ThrowingCallable call : new ThrowingCallable[] {() -> MeanVariance.longOnly(new double[covariance.length], covariance),
                    () -> HierarchicalRiskParity.weights(covariance), () -> EqualRiskContribution.weights(covariance)}) {
                assertThatThrownBy(call).as(Arrays.deepToString(covariance)).isInstanceOf(IllegalArgumentException.class).message().isNotBlank();
            }
        }
        assertThatThrownBy(() -> MeanVariance.longOnly(new double[3], TWO)).hasMessage("3 of expected returns but 2 of assets");
        assertThatThrownBy(() -> MeanVariance.longOnly(new double[] {0.1, nan}, TWO)).hasMessage("expected return 2 must be a number, got NaN");
        assertThatThrownBy(() -> EqualRiskContribution.weights(new double[][] {{1, -1}, {-1, 1}})).hasMessageContaining("not positive definite");
        assertThatThrownBy(() -> HierarchicalRiskParity.weights(new double[][] {{1, 2}, {2, 1}})).hasMessageContaining("indefinite");
    }

    @Test
    void propertiesOnSeededReturns() {
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            int n = 2 + random.nextInt(9);
            double[][] returns = PortfolioFixtures.returns(seed, n, 60 + random.nextInt(300));
            double[] mean = Covariances.means(returns);
            double[][] covariance = Shrinkage.constantVariance(returns).covariance();
            for (var method : Allocator.methods(mean, covariance)) {
                if (!method.isSolved()) {
                    assertThat(Arrays.stream(mean).max().orElseThrow()).as("%s, seed %d", method.name(), seed).isNotPositive();
                    continue;
                }
                assertThat(Arrays.stream(method.weights()).sum()).as("%s, seed %d", method.name(), seed).isCloseTo(1, within(1e-9));
                for (double w : method.weights()) assertThat(w).as("%s, seed %d", method.name(), seed).isBetween(-1e-9, 1 + 1e-9);
            }
            var problem = MeanVariance.longOnly(mean, covariance);
            double least = Covariances.variance(covariance, problem.minimumVariance());
            double best = Arrays.stream(mean).max().orElseThrow() > 0 ? sharpe(problem.maxSharpe(0), mean, covariance) : Double.POSITIVE_INFINITY;
            for (int k = 0; k < 100; k++) {
                double[] w = anyPortfolio(random, n);
                assertThat(Covariances.variance(covariance, w)).as("seed %d", seed).isGreaterThanOrEqualTo(least * (1 - 1e-9));
                assertThat(sharpe(w, mean, covariance)).as("seed %d", seed).isLessThanOrEqualTo(best + 1e-9);
            }
            double[] w = EqualRiskContribution.weights(covariance);
            double[] slope = Covariances.times(covariance, w);
            double risk = Covariances.variance(covariance, w);
            for (int i = 0; i < n; i++) assertThat(w[i] * slope[i] / risk).as("seed %d", seed).isCloseTo(1.0 / n, within(1e-10));
        }
    }

    @Test
    void doNotDependOnTheUnitOfTime() {
        double[][] returns = PortfolioFixtures.returns(7, 5, 300);
        double[] mean = Arrays.stream(Covariances.means(returns)).map(Math::abs).toArray();
        double[][] covariance = Covariances.sample(returns);
        double[][] annual = Arrays.stream(covariance).map(row -> Arrays.stream(row).map(c -> c * 31_536_000).toArray()).toArray(double[][]::new);
        double[] annualMean = Arrays.stream(mean).map(m -> m * 31_536_000).toArray();
        for (int m = 0; m < 4; m++) {
            double[] weights = Allocator.methods(mean, covariance).get(m).weights();
            assertThat(Allocator.methods(annualMean, annual).get(m).weights()).containsExactly(weights, within(1e-8));
        }
    }

    @Test
    void doNotDependOnTheOrderOfTheAssets() {
        for (long seed = 1; seed <= 20; seed++) {
            int n = 6;
            double[][] returns = PortfolioFixtures.returns(seed, n, 200);
            double[] mean = Arrays.stream(Covariances.means(returns)).map(Math::abs).toArray();
            double[][] covariance = Covariances.sample(returns);
            var reversedMean = new double[n];
            var reversed = new double[n][n];
            for (int i = 0; i < n; i++) {
                reversedMean[i] = mean[n - 1 - i];
                for (int j = 0; j < n; j++) reversed[i][j] = covariance[n - 1 - i][n - 1 - j];
            }
            for (var method : Allocator.methods(mean, covariance)) {
                double[] back = Allocator.methods(reversedMean, reversed).stream().filter(m -> m.name().equals(method.name())).findFirst().orElseThrow()
                        .weights();
                double[] turned = IntStream.range(0, n).mapToDouble(i -> back[n - 1 - i]).toArray();
                assertThat(turned).as("%s, seed %d", method.name(), seed).containsExactly(method.weights(), within(1e-7));
            }
        }
    }

    private static double sharpe(double[] w, double[] mean, double[][] covariance) {
        return Covariances.dot(w, mean) / Math.sqrt(Covariances.variance(covariance, w));
    }

    private static double[] anyPortfolio(Random random, int n) {
        double[] w = IntStream.range(0, n).mapToDouble(i -> -Math.log(1 - random.nextDouble())).toArray();
        double sum = Arrays.stream(w).sum();
        return Arrays.stream(w).map(v -> v / sum).toArray();
    }
}
