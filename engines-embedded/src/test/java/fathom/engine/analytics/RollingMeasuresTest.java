package fathom.engine.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PerformanceStatistics;
import fathom.engine.PortfolioFixtures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RollingMeasuresTest {
    @Test
    void eachWindowIsWhatItsReturnsAloneGive() {
        double[] returns = PortfolioFixtures.returns(1, 1, 100)[0];
        var rolling = RollingMeasures.of(returns, 20, 252);
        assertThat(rolling.sharpe()).hasSize(81);
        for (int i = 0; i < 81; i++) {
            var window = PerformanceStatistics.of(252, Arrays.copyOfRange(returns, i, i + 20));
            assertThat(rolling.sharpe()[i]).isEqualTo(window.sharpe());
            assertThat(rolling.volatility()[i]).isEqualTo(window.volatility());
            assertThat(rolling.total()[i]).isEqualTo(window.total());
            assertThat(rolling.maxDrawdown()[i]).isEqualTo(window.maxDrawdown());
        }
    }

    @Test
    void betaOfTwiceTheBenchmarkIsTwoEverywhere() {
        double[] benchmark = PortfolioFixtures.returns(2, 1, 50)[0];
        double[] twice = Arrays.stream(benchmark).map(r -> 2 * r + 0.001).toArray();
        assertThat(RollingMeasures.beta(twice, benchmark, 10)).hasSize(41).containsOnly(new double[] {2}, within(1e-9));
    }

    @Test
    void againstABenchmark() {
        double[] benchmark = {0.01, -0.02, 0.03, 0.00, -0.01};
        double[] returns = {0.02, -0.01, 0.02, 0.01, -0.02};
        var s = new BenchmarkStatistics(returns, benchmark, 252);
        // active 0.01, 0.01, −0.01, 0.01, −0.01: mean 0.002, sum of squares about it 4.8e-4
        assertThat(s.trackingError()).isCloseTo(Math.sqrt(4.8e-4 / 4 * 252), within(1e-12));
        assertThat(s.informationRatio()).isCloseTo(0.002 / Math.sqrt(1.2e-4) * Math.sqrt(252), within(1e-12));
        // deviations of the benchmark: 0.008, −0.022, 0.028, −0.002, −0.012; of the returns: 0.016, −0.014, 0.016, 0.006, −0.024
        double products = 0.008 * 0.016 + 0.022 * 0.014 + 0.028 * 0.016 - 0.002 * 0.006 + 0.012 * 0.024;
        assertThat(s.beta()).isCloseTo(products / 1.48e-3, within(1e-12));
        assertThat(s.correlation()).isCloseTo(products / Math.sqrt(1.48e-3 * 1.32e-3), within(1e-12));
        assertThat(s.rSquared()).isCloseTo(s.correlation() * s.correlation(), within(1e-15));
        assertThat(s.treynor()).isCloseTo(0.004 * 252 / s.beta(), within(1e-9));
        assertThat(new BenchmarkStatistics(benchmark, benchmark, 252).informationRatio()).isNaN();
    }

    @Test
    void refusesWhatHasNoWindow() {
        assertThatIllegalArgumentException().isThrownBy(() -> RollingMeasures.of(new double[5], 6, 252)).withMessageContaining("at least 6");
        assertThatIllegalArgumentException().isThrownBy(() -> RollingMeasures.of(new double[5], 1, 252));
        assertThatIllegalArgumentException().isThrownBy(() -> RollingMeasures.of(new double[100_000], 50_000, 252)).withMessageContaining("too many");
        assertThatIllegalArgumentException().isThrownBy(() -> RollingMeasures.beta(new double[5], new double[4], 2));
    }
}
