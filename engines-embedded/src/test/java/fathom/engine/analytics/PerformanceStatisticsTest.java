package fathom.engine.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PerformanceStatistics;
import fathom.engine.PerformanceStatistics;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PerformanceStatisticsTest {
    @Test
    void byHand() {
        var s = PerformanceStatistics.of(4, 0.1, -0.1, 0.05, -0.05);
        assertThat(s.total()).isCloseTo(1.1 * 0.9 * 1.05 * 0.95 - 1, within(1e-15));
        assertThat(s.annualGrowth()).isCloseTo(s.total(), within(1e-15));
        assertThat(s.volatility()).isCloseTo(2 * Math.sqrt(0.025 / 3), within(1e-15));
        assertThat(s.sharpe()).isCloseTo(0, within(1e-15));
        assertThat(s.downsideRisk()).isCloseTo(2 * Math.sqrt(0.0125 / 4), within(1e-15));
        assertThat(s.maxDrawdown()).isCloseTo(0.9 * 1.05 * 0.95 - 1, within(1e-15));
        assertThat(s.calmar()).isCloseTo(s.total() / -s.maxDrawdown(), within(1e-12));
        assertThat(s.omega()).isCloseTo(1, within(1e-12));
        assertThat(s.skewness()).isCloseTo(0, within(1e-12));
        assertThat(PerformanceStatistics.tailRatio(-0.2, 0, 0.1)).isCloseTo(0.09 / 0.18, within(1e-12));
    }

    @Test
    void steadyGrowthIsPerfectlyStableAndNeverDown() {
        var s = PerformanceStatistics.of(252, 0.01, 0.01, 0.01, 0.01);
        assertThat(s.stability()).isCloseTo(1, within(1e-12));
        assertThat(s.maxDrawdown()).isZero();
        assertThat(s.calmar()).isNaN();
        assertThat(s.omega()).isNaN();
        assertThat(s.sharpe()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(s.sortino()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void nothingIsKnownOfNothing() {
        var s = new PerformanceStatistics(252);
        assertThat(new double[] {s.total(), s.annualGrowth(), s.volatility(), s.sharpe(), s.sortino(), s.downsideRisk(), s.maxDrawdown(), s.omega(),
                s.stability(), s.skewness(), s.kurtosis(), s.probabilisticSharpe(), PerformanceStatistics.tailRatio()}).containsOnly(Double.NaN);
    }

    @Test
    void theFirstLossIsADrawdownFromTheStart() {
        assertThat(PerformanceStatistics.of(252, -0.2).maxDrawdown()).isCloseTo(-0.2, within(1e-15));
    }

    @Test
    void scaleOfMoneyAndOrderWithoutPathDoNotMatter() {
        for (long seed = 1; seed <= 50; seed++) {
            double[] returns = new Random(seed).doubles(100, -0.02, 0.021).toArray();
            var reversed = new double[100];
            for (int i = 0; i < 100; i++) reversed[i] = returns[99 - i];
            var a = PerformanceStatistics.of(252, returns);
            var b = PerformanceStatistics.of(252, reversed);
            assertThat(b.sharpe()).as("seed %d", seed).isCloseTo(a.sharpe(), within(1e-9));
            assertThat(b.total()).as("seed %d", seed).isCloseTo(a.total(), within(1e-12));
            assertThat(b.omega()).as("seed %d", seed).isCloseTo(a.omega(), within(1e-9));
            assertThat(a.probabilisticSharpe()).as("seed %d", seed).isBetween(0.0, 1.0);
            assertThat(a.probabilisticSharpe() > 0.5).as("seed %d", seed).isEqualTo(a.sharpe() > 0);
        }
    }

    @Test
    void againstABenchmark() {
        double[] benchmark = {0.01, -0.02, 0.03, -0.01};
        double[] twice = {0.02, -0.04, 0.06, -0.02};
        var s = new BenchmarkStatistics(twice, benchmark, 252);
        assertThat(s.beta()).isCloseTo(2, within(1e-12));
        assertThat(s.alpha()).isCloseTo(0, within(1e-12));
        assertThat(new BenchmarkStatistics(benchmark, benchmark, 252).upCapture()).isEqualTo(1);
        assertThat(s.downCapture()).isGreaterThan(1);
        assertThat(new BenchmarkStatistics(twice, new double[4], 252).beta()).isNaN();
    }
}
