package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.portfolio.SevenAssets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ShrinkageTest {
    private static final List<Function<double[][], Shrinkage>> ALL =
            List.of(Shrinkage::constantVariance, Shrinkage::constantCorrelation, Shrinkage::singleFactor, Shrinkage::oracleApproximating);

    /** The first and the last from scikit-learn 1.7, those between from the papers' formulas in numpy. */
    @Test
    void intensitiesOfOthers() {
        double[] expected = {0.4764432441448456, 0.6897149394319416, 0.5077297816677749, 0.6011126083549237};
        for (int k = 0; k < 4; k++) assertThat(ALL.get(k).apply(SevenAssets.RETURNS).intensity()).as("estimator %d", k).isCloseTo(expected[k], within(1e-12));
    }

    @Test
    void liesBetweenSampleAndTargetAndKeepsTheVariancesOfItsTarget() {
        for (long seed = 1; seed <= 40; seed++) {
            double[][] returns = PortfolioFixtures.returns(seed, 3 + (int) (seed % 10), 20);
            double[][] s = Covariances.products(Covariances.centred(returns), 20);
            for (var estimator : ALL) {
                var shrunk = estimator.apply(returns);
                assertThat(shrunk.intensity()).as("seed %d", seed).isBetween(0.0, 1.0);
                Require.definite(shrunk.covariance());
                double trace = 0, before = 0;
                for (int i = 0; i < s.length; i++) {
                    trace += shrunk.covariance()[i][i];
                    before += s[i][i];
                }
                assertThat(trace).as("no target changes the total variance").isCloseTo(before, within(1e-12 * before));
            }
        }
    }

    @Test
    void refusesWhatIsNoSeries() {
        for (var estimator : ALL) {
            assertThatIllegalArgumentException().isThrownBy(() -> estimator.apply(new double[][] {}));
            assertThatIllegalArgumentException().isThrownBy(() -> estimator.apply(new double[][] {{1}, {2}}));
            assertThatIllegalArgumentException().isThrownBy(() -> estimator.apply(new double[][] {{1, 2}, {2}}));
            assertThatIllegalArgumentException().isThrownBy(() -> estimator.apply(new double[][] {{1, Double.NaN}}));
        }
    }
}
