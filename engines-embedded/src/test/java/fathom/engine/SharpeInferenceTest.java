package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PerformanceStatistics;
import fathom.engine.SharpeInference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SharpeInferenceTest {
    @Test
    void probabilisticRatioOfBaileyAndLopezDePrado() {
        assertThat(SharpeInference.probabilistic(0.458, 0, 24, 0, 3)).isCloseTo(0.982, within(5e-4));
        assertThat(SharpeInference.probabilistic(0.458, 0, 24, -2.448, 10.164)).isCloseTo(0.913, within(5e-4));
    }

    @Test
    void deflatedRatioOfBaileyAndLopezDePrado() {
        double benchmark = SharpeInference.expectedMaximum(Math.sqrt(0.5 / 250), 100);
        assertThat(benchmark).isCloseTo(0.1132, within(5e-5));
        assertThat(SharpeInference.probabilistic(2.5 / Math.sqrt(250), benchmark, 1250, -3, 10)).isCloseTo(0.9004, within(5e-5));
    }

    @Test
    void isEvenOddsAtTheRatioItself() {
        assertThat(SharpeInference.probabilistic(0.3, 0.3, 50, 1, 4)).isEqualTo(0.5);
    }

    @Test
    void isUnknownWhereTheRatioIs() {
        assertThat(SharpeInference.probabilistic(Double.NaN, 0, 50, 0, 3)).isNaN();
    }

    @Test
    void agreesWithThePublishedDigits() {
        JsonNode expected = PublishedAnswers.json("01-analytics-psr-dsr", "expected.json");
        JsonNode psr = expected.get("PSR").get("example (Bailey & Lopez de Prado 2012)");
        double sharpe = psr.get("SR_monthly").asDouble();
        int n = psr.get("n").asInt();
        assertThat(SharpeInference.probabilistic(sharpe, 0, n, 0, 3)).isCloseTo(psr.get("computed").get(0).asDouble(), within(1e-12));
        assertThat(SharpeInference.probabilistic(sharpe, 0, n, psr.get("skew").asDouble(), psr.get("kurt").asDouble()))
                .isCloseTo(psr.get("computed").get(1).asDouble(), within(1e-12));
        JsonNode dsr = expected.get("DSR").get("example (Bailey & Lopez de Prado 2014)");
        double years = dsr.get("periods_per_year").asDouble();
        double deviation = Math.sqrt(dsr.get("variance_of_annual_SR_across_trials").asDouble() / years);
        double benchmark = SharpeInference.expectedMaximum(deviation, dsr.get("N_trials").asInt());
        assertThat(benchmark).isCloseTo(dsr.get("computed_SR0").asDouble(), within(1e-12));
        double daily = dsr.get("SR_annual").asDouble() / Math.sqrt(years);
        assertThat(SharpeInference.probabilistic(daily, benchmark, dsr.get("T").asInt(), dsr.get("skew").asDouble(), dsr.get("kurt").asDouble()))
                .isCloseTo(dsr.get("computed_DSR").asDouble(), within(1e-12));
    }

    @Test
    void agreesWithLeanFromTheReturnsOn() {
        for (JsonNode lean : PublishedAnswers.json("01-analytics-psr-dsr", "expected.json").get("lean_tests")) {
            var performance = PerformanceStatistics.of(252, PublishedAnswers.vector(lean.get("performance")));
            var benchmark = PerformanceStatistics.of(252, PublishedAnswers.vector(lean.get("benchmark")));
            assertThat(SharpeInference.probabilistic(performance.periodSharpe(), benchmark.periodSharpe(), performance.periods(), performance.skewness(),
                    performance.kurtosis())).isCloseTo(lean.get("PSR").asDouble(), within(0.01));
        }
    }

    @Test
    void aRatioThatWasPickedIsWorthLess() {
        double once = SharpeInference.probabilistic(0.1, 0, 1250, -1, 5);
        double before = once;
        for (int trials : new int[] {2, 10, 100, 1000}) {
            double deflated = SharpeInference.deflated(0.1, 0.03, trials, 1250, -1, 5);
            assertThat(deflated).isLessThan(before);
            before = deflated;
        }
        // Bailey, López de Prado 2014: 2.5 a year from 100 trials with a variance of 1/2, five years of 250 days
        assertThat(SharpeInference.deflated(2.5 / Math.sqrt(250), Math.sqrt(0.5 / 250), 100, 1250, -3, 10)).isCloseTo(0.9004, within(5e-5));
    }

    /** So many returns, and one more, lie on both sides of the confidence. */
    @Test
    void theMinimumTrackRecordIsWhereTheProbabilityReachesTheConfidence() {
        double least = SharpeInference.minimumTrackRecord(0.1, 0.02, -0.5, 4, 0.95);
        assertThat(SharpeInference.probabilistic(0.1, 0.02, (long) Math.ceil(least), -0.5, 4)).isGreaterThanOrEqualTo(0.95);
        assertThat(SharpeInference.probabilistic(0.1, 0.02, (long) Math.floor(least), -0.5, 4)).isLessThanOrEqualTo(0.95);
        assertThat(SharpeInference.minimumTrackRecord(0.1, 0.1, 0, 3, 0.95)).isNaN();
    }
}
