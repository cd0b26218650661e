package fathom.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PublishedAnswers;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ViolationsTest {
    private static final String FOLDER = "03-risk-var-backtests";

    @ParameterizedTest
    @CsvSource({"1043, 57, 0.05, 0.46147, 0.49694", "250, 3, 0.05, 10.812, 0.0010083", "250, 3, 0.01, 0.09494, 0.75799", "500, 25, 0.05, 0, 1"})
    void kupiec(int periods, int hits, double p, double ratio, double pValue) {
        double computed = Violations.proportionOfFailures(periods, hits, p);
        assertThat(computed).isCloseTo(ratio, within(5e-4 * Math.max(ratio, 1e-3)));
        assertThat(Violations.pValue(computed, 1)).isCloseTo(pValue, within(1e-5));
    }

    @Test
    void christoffersen() {
        var v = new Violations(1043, 57, 932, 53, 53, 4);
        assertThat(v.independence()).isCloseTo(0.25866, within(5e-6));
        assertThat(Violations.pValue(v.independence(), 1)).isCloseTo(0.61104, within(5e-6));
        assertThat(v.conditionalCoverage(0.05)).isCloseTo(0.72013, within(5e-6));
        assertThat(Violations.pValue(v.conditionalCoverage(0.05), 2)).isCloseTo(0.69763, within(5e-6));
    }

    @Test
    void countsTransitions() {
        var v = Violations.NONE;
        boolean before = false;
        for (boolean hit : new boolean[] {false, true, true, false, false}) {
            v = v.and(hit, before);
            before = hit;
        }
        assertThat(v).isEqualTo(new Violations(5, 2, 1, 1, 1, 1));
    }

    @Test
    void withoutExceedancesNothingClusters() {
        assertThat(new Violations(100, 0, 99, 0, 0, 0).independence()).isZero();
        assertThat(Violations.NONE.independence()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, GREEN", "4, GREEN", "5, YELLOW", "9, YELLOW", "10, RED"})
    void baselZones(int hits, Violations.Zone zone) {
        assertThat(new Violations(250, hits, 0, 0, 0, 0).zone(0.01)).isEqualTo(zone);
    }

    @Test
    void publishedLikelihoodRatios() throws IOException {
        for (String[] row : PublishedAnswers.csv(FOLDER, "kupiec_pof_values.csv").stream().skip(1).toList()) {
            double computed = Violations.proportionOfFailures(Long.parseLong(row[0]), Long.parseLong(row[1]), Double.parseDouble(row[2]));
            assertThat(computed).isCloseTo(Double.parseDouble(row[3]), within(1e-10));
            assertThat(Violations.pValue(computed, 1)).isCloseTo(Double.parseDouble(row[4].replaceAll("np.float64|[()]", "")), within(1e-7));
        }
        for (JsonNode example : PublishedAnswers.json(FOLDER, "christoffersen_independence.json").get("computed_examples")) {
            var v = new Violations(0, 0, example.get("n00").asLong(), example.get("n01").asLong(), example.get("n10").asLong(), example.get("n11").asLong());
            assertThat(v.independence()).isCloseTo(example.get("LR_ind").asDouble(), within(1e-10));
        }
        for (JsonNode pof : PublishedAnswers.json(FOLDER, "mathworks_published.json").get("pof")) {
            double computed = Violations.proportionOfFailures(pof.get("T").asLong(), pof.get("N").asLong(), pof.get("p").asDouble());
            assertThat(computed).isCloseTo(pof.get("LR").asDouble(), within(5e-4));
            assertThat(Violations.pValue(computed, 1)).isCloseTo(pof.get("pvalue").asDouble(), within(5e-6));
        }
    }

    @Test
    void publishedRegionsOfKupiec() throws IOException {
        for (String[] row : PublishedAnswers.csv(FOLDER, "kupiec_nonrejection_regions.csv").stream().skip(1).toList()) {
            double p = Double.parseDouble(row[0]);
            int periods = Integer.parseInt(row[1]);
            int above = Integer.parseInt(row[4]);
            int below = Integer.parseInt(row[5]);
            for (int hits = 0; hits <= periods / 4; hits++) {
                boolean accepted = Violations.pValue(Violations.proportionOfFailures(periods, hits, p), 1) > 0.05;
                assertThat(accepted).as("T %d, p %s, N %d", periods, p, hits).isEqualTo(hits > above && hits < below);
            }
        }
    }

    @Test
    void publishedZonesOfBasel() throws IOException {
        for (String[] row : PublishedAnswers.csv(FOLDER, "basel_traffic_light_250d_99pct.csv").stream().skip(1).toList()) {
            var v = new Violations(250, Long.parseLong(row[0]), 0, 0, 0, 0);
            assertThat(100 * v.cumulative(0.01)).isCloseTo(Double.parseDouble(row[1]), within(0.005));
            assertThat(v.zone(0.01).name()).isEqualToIgnoringCase(row[2]);
        }
    }
}
