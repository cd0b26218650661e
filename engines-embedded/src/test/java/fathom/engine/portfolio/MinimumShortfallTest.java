package fathom.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PortfolioFixtures;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinimumShortfallTest {
    @Test
    void noOtherPortfolioHasLess() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            double[][] returns = PortfolioFixtures.returns(seed, 2 + random.nextInt(5), 40);
            var best = MinimumShortfall.weights(returns, 0.9);
            assertThat(Arrays.stream(best.weights()).sum()).isCloseTo(1, within(1e-12));
            for (int k = 0; k < 200; k++) {
                double[] w = IntStream.range(0, returns.length).mapToDouble(i -> -Math.log(1 - random.nextDouble())).toArray();
                double sum = Arrays.stream(w).sum();
                var series = new double[40];
                for (int i = 0; i < w.length; i++) for (int t = 0; t < 40; t++) series[t] += w[i] / sum * returns[i][t];
                assertThat(RiskMeasure.EXPECTED_SHORTFALL.of(series, 0.1)).as("seed %d", seed).isGreaterThanOrEqualTo(best.shortfall() - 1e-9);
            }
        }
    }

    @Test
    void aHedgeTakesTheWholeRisk() {
        double[] up = {0.01, -0.02, 0.03, -0.01};
        var best = MinimumShortfall.weights(new double[][] {up, Arrays.stream(up).map(r -> -r).toArray()}, 0.75);
        assertThat(best.weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-9));
        assertThat(best.shortfall()).isCloseTo(0, within(1e-12));
    }

    @Test
    void refusesWhatIsNoSeries() {
        assertThatIllegalArgumentException().isThrownBy(() -> MinimumShortfall.weights(new double[][] {{0.1, Double.NaN}}, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> MinimumShortfall.weights(new double[][] {{0, 0}}, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> MinimumShortfall.weights(new double[][] {{0.1, 0}}, 1));
    }
}
