package fathom.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Covariances;
import fathom.engine.PortfolioFixtures;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrontierTest {
    @Test
    void risesFromTheLeastRiskToTheGreatestReturn() {
        for (long seed = 1; seed <= 30; seed++) {
            var random = new Random(seed);
            int n = 2 + random.nextInt(6);
            var problem = MeanVariance.longOnly(random.doubles(n, -0.1, 0.2).toArray(), Covariances.sample(PortfolioFixtures.returns(seed, n, 60)));
            var frontier = Frontier.of(problem, 11);
            assertThat(frontier).hasSize(11);
            assertThat(frontier.getLast().expected()).isCloseTo(Arrays.stream(problem.mean()).max().orElseThrow(), within(1e-9));
            for (int k = 1; k < 11; k++) {
                assertThat(frontier.get(k).expected()).as("seed %d", seed).isGreaterThanOrEqualTo(frontier.get(k - 1).expected() - 1e-9);
                assertThat(frontier.get(k).volatility()).as("seed %d", seed).isGreaterThanOrEqualTo(frontier.get(k - 1).volatility() - 1e-9);
            }
            for (var point : frontier) assertThat(Arrays.stream(point.weights()).sum()).isCloseTo(1, within(1e-9));
            double target = (frontier.getFirst().volatility() + frontier.getLast().volatility()) / 2;
            var at = Frontier.atVolatility(problem, target);
            assertThat(at.volatility()).as("seed %d", seed).isLessThanOrEqualTo(target * (1 + 1e-9));
            for (var point : frontier) if (point.volatility() <= target) assertThat(point.expected()).isLessThanOrEqualTo(at.expected() + 1e-7);
        }
    }

    @Test
    void twoIndependentAssetsByHand() {
        var problem = MeanVariance.longOnly(new double[] {0.1, 0.02}, new double[][] {{0.04, 0}, {0, 0.01}});
        var frontier = Frontier.of(problem, 3);
        assertThat(frontier.getFirst().weights()).containsExactly(new double[] {0.2, 0.8}, within(1e-8));
        assertThat(frontier.get(1).weights()).containsExactly(new double[] {0.6, 0.4}, within(1e-8));
        assertThat(frontier.get(2).weights()).containsExactly(new double[] {1, 0}, within(1e-8));
    }

    @Test
    void refusesWhatHasNoFrontier() {
        var problem = MeanVariance.longOnly(new double[] {0.1, 0.02}, new double[][] {{0.04, 0}, {0, 0.01}});
        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.of(problem, 1));
        assertThatThrownBy(() -> Frontier.atVolatility(problem, 0.01)).isInstanceOf(ArithmeticException.class).hasMessageContaining("least volatility");
        assertThatThrownBy(() -> new MeanVariance(problem.mean(), problem.covariance(), 0, 0.4).maxReturn()).isInstanceOf(ArithmeticException.class);
    }
}
