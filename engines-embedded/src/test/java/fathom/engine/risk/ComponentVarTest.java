package fathom.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Covariances;
import fathom.engine.PortfolioFixtures;
import fathom.engine.Moments;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComponentVarTest {
    @Test
    void twoIndependentAssetsShareByVariance() {
        var parts = ComponentVar.of(new double[] {0.5, 0.5}, new double[2], new double[][] {{0.04, 0}, {0, 0.01}}, 0.95);
        double var = 1.6448536269514722 * Math.sqrt(0.0125);
        assertThat(parts.var()).isCloseTo(var, within(1e-12));
        assertThat(parts.contribution()).containsExactly(new double[] {0.8 * var, 0.2 * var}, within(1e-12));
    }

    @Test
    void aHedgeContributesLessThanNothing() {
        var parts = ComponentVar.of(new double[] {1, -0.5}, new double[2], new double[][] {{0.04, 0.019}, {0.019, 0.01}}, 0.95);
        assertThat(parts.contribution()[1]).isNegative();
    }

    @Test
    void addsUpToTheVarOfThePortfoliosOwnReturns() {
        for (long seed = 1; seed <= 100; seed++) {
            var random = new Random(seed);
            int n = 1 + random.nextInt(10);
            double[][] returns = PortfolioFixtures.returns(seed, n, 60 + random.nextInt(200));
            double[] weights = random.doubles(n, -1, 1).toArray();
            var own = new double[returns[0].length];
            for (int t = 0; t < own.length; t++) for (int i = 0; i < n; i++) own[t] += weights[i] * returns[i][t];
            var moments = Moments.of(own);
            double var = ValueAtRisk.gaussian(moments.mean(), moments.deviation(), 0.95).var();
            var parts = ComponentVar.of(weights, Covariances.means(returns), Covariances.sample(returns), 0.95);
            assertThat(Arrays.stream(parts.contribution()).sum()).as("seed %d", seed).isCloseTo(var, within(1e-12 * Math.abs(var)));
        }
    }
}
