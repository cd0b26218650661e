package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;

class CovariancesTest {
    private static final double[][] RETURNS = {{1, 2, 3}, {2, 0, 1}};

    @Test
    void sampleByHand() {
        double[][] s = Covariances.sample(RETURNS);
        assertThat(s[0]).containsExactly(new double[] {1, -0.5}, within(1e-15));
        assertThat(s[1]).containsExactly(new double[] {-0.5, 1}, within(1e-15));
    }

    @Test
    void exponentialByHand() {
        // weights 1, 1/2, 1/4 from the newest on, sum 7/4
        double[][] s = Covariances.exponential(RETURNS, 0.5);
        assertThat(s[0]).containsExactly(new double[] {(9 + 2 + 0.25) / 1.75, (3 + 0 + 0.5) / 1.75}, within(1e-14));
        assertThat(s[1][1]).isCloseTo((1 + 0 + 1) / 1.75, within(1e-14));
    }

    @Test
    void exponentialForgetsWhatIsLongAgo() {
        var returns = new double[1][400];
        returns[0][0] = 1000;
        returns[0][399] = 1;
        assertThat(Covariances.exponential(returns, 0.94)[0][0]).isCloseTo(0.06, within(1e-4));
    }

    @Test
    void ledoitWolfLiesBetweenSampleAndTarget() {
        double[][] returns = PortfolioFixtures.returns(5, 4, 100);
        var shrunk = Shrinkage.constantVariance(returns);
        assertThat(shrunk.intensity()).isBetween(0.0, 1.0);
        double[][] sample = Covariances.sample(returns);
        double trace = 0;
        double shrunkTrace = 0;
        for (int i = 0; i < 4; i++) {
            trace += sample[i][i] * 99 / 100;
            shrunkTrace += shrunk.covariance()[i][i];
            for (int j = 0; j < i; j++) {
                assertThat(shrunk.covariance()[i][j]).isCloseTo((1 - shrunk.intensity()) * sample[i][j] * 99 / 100, within(1e-20));
            }
        }
        assertThat(shrunkTrace).isCloseTo(trace, within(1e-18));
    }

    @Test
    void ledoitWolfCanBeInvertedWithFewerReturnsThanAssets() {
        double[][] shrunk = Shrinkage.constantVariance(PortfolioFixtures.returns(6, 8, 4)).covariance();
        double[] eigenvalues = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(shrunk)).getEigenvalues();
        assertThat(Arrays.stream(eigenvalues).min().orElseThrow()).isPositive();
    }

    @Test
    void correlationIsOneOnTheDiagonalAndNoneForWhatStandsStill() {
        double[][] correlation = Covariances.correlation(new double[][] {{4, 1, 0}, {1, 1, 0}, {0, 0, 0}});
        assertThat(correlation).isDeepEqualTo(new double[][] {{1, 0.5, 0}, {0.5, 1, 0}, {0, 0, 1}});
    }

    @Test
    void varianceByHand() {
        assertThat(Covariances.variance(new double[][] {{4, 1}, {1, 9}}, new double[] {1, 2})).isEqualTo(4 + 2 * 2 + 36);
    }
}
