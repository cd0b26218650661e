package fathom.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PortfolioFixtures;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComponentShortfallTest {
    @Test
    void addsUpToTheShortfallOfThePortfolio() {
        for (long seed = 1; seed <= 100; seed++) {
            var random = new Random(seed);
            int n = 1 + random.nextInt(6);
            double[][] returns = PortfolioFixtures.returns(seed, n, 20 + random.nextInt(100));
            double[] weights = random.doubles(n, -1, 1).toArray();
            var own = new double[returns[0].length];
            for (int t = 0; t < own.length; t++) for (int i = 0; i < n; i++) own[t] += weights[i] * returns[i][t];
            assertThat(ComponentShortfall.of(weights, returns, 0.93).es()).as("seed %d", seed)
                    .isCloseTo(ValueAtRisk.historical(own, 0.93).es(), within(1e-15));
        }
    }

    @Test
    void byHand() {
        var parts = ComponentShortfall.of(new double[] {1, 1}, new double[][] {{-3, 0, 1, 2}, {-1, -2, 0, 5}}, 0.625); // the worst 1.5 of −4, −2, 1, 7
        assertThat(parts.contribution()).containsExactly(new double[] {2, 4.0 / 3}, within(1e-15));
    }
}
