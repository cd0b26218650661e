package fathom.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Covariances;
import fathom.engine.PortfolioFixtures;
import org.junit.jupiter.api.Test;

class MonteCarloTest {
    private static final double[] WEIGHTS = {0.5, 0.3, -0.2};
    private static final double[] MEANS = {0.0002, -0.0001, 0.0003};
    private static final double[][] COVARIANCE = {{4e-4, 1e-4, 2e-4}, {1e-4, 9e-4, -1e-4}, {2e-4, -1e-4, 16e-4}};
    private static final double NORMAL = Double.POSITIVE_INFINITY;

    private static MonteCarlo run(double freedom, double level, int paths, long seed) {
        return MonteCarlo.of(WEIGHTS, MEANS, COVARIANCE, freedom, level, paths, seed);
    }

    @Test
    void agreesWithTheClosedFormOfJointlyNormalReturns() {
        double mean = Covariances.dot(WEIGHTS, MEANS);
        double deviation = Math.sqrt(Covariances.variance(COVARIANCE, WEIGHTS));
        for (double level : new double[] {0.9, 0.95, 0.99}) {
            var exact = ValueAtRisk.gaussian(mean, deviation, level);
            var simulated = run(NORMAL, level, 200_000, 7);
            assertThat(simulated.var()).as("level %s", level).isCloseTo(exact.var(), within(4 * simulated.varError()));
            assertThat(simulated.es()).as("level %s", level).isCloseTo(exact.es(), within(4 * simulated.esError()));
            assertThat(simulated.varError()).isBetween(1e-6, exact.var() / 20);
            assertThat(simulated.mean()).isCloseTo(mean, within(1e-12));
        }
    }

    @Test
    void sameSeedSameFiguresOtherSeedOtherFiguresWithinTheirError() {
        for (double freedom : new double[] {NORMAL, 4}) {
            var a = run(freedom, 0.95, 40_000, 1);
            assertThat(run(freedom, 0.95, 40_000, 1)).isEqualTo(a);
            var b = run(freedom, 0.95, 40_000, 2);
            assertThat(b.var()).isNotEqualTo(a.var()).isCloseTo(a.var(), within(4 * Math.hypot(a.varError(), b.varError())));
            assertThat(b.es()).isNotEqualTo(a.es()).isCloseTo(a.es(), within(4 * Math.hypot(a.esError(), b.esError())));
        }
    }

    @Test
    void moreCertainMeansMoreLossAndMorePathsMeanLessError() {
        var at95 = run(NORMAL, 0.95, 100_000, 3);
        var at99 = run(NORMAL, 0.99, 100_000, 3);
        assertThat(at99.var()).isGreaterThan(at95.var());
        assertThat(at95.es()).isGreaterThan(at95.var());
        assertThat(run(NORMAL, 0.95, 1_000_000, 3).esError()).isLessThan(run(NORMAL, 0.95, 10_000, 3).esError());
        assertThat(at95.paths()).isEqualTo(100_000);
    }

    /** The copula ties extremes together: same deviations and much the same body, a heavier tail of a sum of assets of which each is normal. */
    @Test
    void underTheStudentCopulaExtremesComeTogether() {
        double[] equal = {0.25, 0.25, 0.25, 0.25};
        var covariance = new double[4][4];
        for (int i = 0; i < 4; i++) for (int j = 0; j < 4; j++) covariance[i][j] = i == j ? 1e-4 : 0.3e-4;
        var gauss = MonteCarlo.of(equal, new double[4], covariance, NORMAL, 0.999, 400_000, 5);
        var student = MonteCarlo.of(equal, new double[4], covariance, 3, 0.999, 400_000, 5);
        assertThat(student.es() - gauss.es()).isGreaterThan(4 * Math.hypot(student.esError(), gauss.esError()));
        var alone = MonteCarlo.of(new double[] {1}, new double[1], new double[][] {{1e-4}}, 3, 0.99, 200_000, 6);
        assertThat(alone.var()).as("one asset alone is normal under any copula").isCloseTo(ValueAtRisk.gaussian(0, 0.01, 0.99).var(), within(4 * alone.varError()));
    }

    @Test
    void anAssetTwiceIsOneAsset() {
        double[][] twice = Covariances.sample(new double[][] {PortfolioFixtures.returns(1, 1, 50)[0], PortfolioFixtures.returns(1, 1, 50)[0]});
        var both = MonteCarlo.of(new double[] {0.5, 0.5}, new double[2], twice, NORMAL, 0.95, 100_000, 1);
        var exact = ValueAtRisk.gaussian(0, Math.sqrt(twice[0][0]), 0.95);
        assertThat(both.var()).isCloseTo(exact.var(), within(4 * both.varError() + 1e-6 * exact.var()));
    }

    @Test
    void refusesWhatItCannotSimulate() {
        assertThatIllegalArgumentException().isThrownBy(() -> run(2, 0.95, 10_000, 1)).withMessageContaining("degrees of freedom");
        assertThatIllegalArgumentException().isThrownBy(() -> run(Double.NaN, 0.95, 10_000, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> run(NORMAL, 0.95, 10, 1)).withMessageContaining("paths");
        assertThatIllegalArgumentException().isThrownBy(() -> run(NORMAL, 1, 10_000, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> MonteCarlo.of(WEIGHTS, MEANS, new double[][] {{1}}, NORMAL, 0.95, 10_000, 1));
    }
}
