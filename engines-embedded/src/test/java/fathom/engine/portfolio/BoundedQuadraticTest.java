package fathom.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Covariances;
import fathom.engine.PortfolioFixtures;
import fathom.engine.Shrinkage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundedQuadraticTest {
    /** Against the general solver, with one and with two rows, and bounds that bite. */
    @Test
    void agreesWithTheGeneralSolver() {
        int solved = 0;
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            int n = 2 + random.nextInt(10);
            double[][] q = Shrinkage.constantVariance(PortfolioFixtures.returns(seed, n, 20)).covariance();
            double unit = q[0][0];
            for (double[] row : q) for (int i = 0; i < n; i++) row[i] /= unit;
            double lower = random.nextBoolean() ? 0 : -0.1, upper = random.nextBoolean() ? 1 : 1.5 / n;
            double[] ones = new double[n], mean = random.doubles(n, -1, 1).toArray();
            Arrays.fill(ones, 1);
            double[][] a = random.nextBoolean() ? new double[][] {ones} : new double[][] {ones, mean};
            double[] b = a.length == 1 ? new double[] {1} : new double[] {1, Arrays.stream(mean).average().orElseThrow()};
            double[] quick = BoundedQuadratic.solve(q, a, b, lower, upper);
            if (quick == null) continue;
            solved++;
            var g = new double[2 * n][n];
            var h = new double[2 * n];
            for (int i = 0; i < n; i++) {
                g[i][i] = -1;
                h[i] = -lower;
                g[n + i][i] = 1;
                h[n + i] = upper;
            }
            assertThat(quick).as("seed %d", seed).containsExactly(new QuadraticProgram(q, a, b, g, h).solve(), within(1e-7));
            for (double w : quick) assertThat(w).isBetween(lower - 1e-9, upper + 1e-9);
        }
        assertThat(solved).isGreaterThan(190);
    }

    /** At the least variance all assets that are held contribute alike, and none that is not would lower it. */
    @Test
    void fiveHundredAssetsMeetTheConditionsOfTheOptimum() {
        double[][] covariance = Shrinkage.constantVariance(PortfolioFixtures.returns(3, 500, 300)).covariance();
        double[] w = MeanVariance.longOnly(new double[500], covariance).minimumVariance();
        double variance = Covariances.variance(covariance, w);
        double[] slope = Covariances.times(covariance, w);
        assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-9));
        for (int i = 0; i < 500; i++) {
            if (w[i] > 1e-9) assertThat(slope[i]).isCloseTo(variance, within(1e-7 * variance));
            else assertThat(slope[i]).isGreaterThan(variance * (1 - 1e-7));
        }
    }

    @Test
    void whatIsNotFeasibleHasNoAnswer() {
        assertThat(BoundedQuadratic.solve(new double[][] {{1, 0}, {0, 1}}, new double[][] {{1, 1}}, new double[] {1}, 0, 0.4)).isNull();
        assertThat(BoundedQuadratic.solve(new double[][] {{1, 1}, {1, 1}}, new double[][] {{1, 1}}, new double[] {1}, 0, 1)).isNull();
    }
}
