package fathom.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.risk.StressTest.Scenario;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StressTestTest {
    private static final TreeMap<String, Double> WEIGHTS = new TreeMap<>(Map.of("BTC", 0.6, "ETH", 0.3, "SOL", -0.1));

    @Test
    void whatIsNotNamedStaysWhereItIs() {
        var test = StressTest.of(new Scenario("crash", Map.of("BTC", -0.5, "SOL", -0.2)), WEIGHTS);
        assertThat(test.loss()).isCloseTo(0.3 - 0.02, within(1e-15));
        assertThat(test.contributions()).containsEntry("ETH", 0.0);
        assertThat(StressTest.of(Scenario.ofAll("all", List.copyOf(WEIGHTS.keySet()), -0.1), WEIGHTS).loss()).isCloseTo(0.08, within(1e-15));
    }

    @Test
    void orMovesAsItMovedWithWhatIsNamed() {
        double[][] covariance = {{4e-4, 2e-4, 0}, {2e-4, 4e-4, 0}, {0, 0, 1e-4}};
        var test = StressTest.conditional(new Scenario("crash", Map.of("BTC", -0.5)), WEIGHTS, List.of("BTC", "ETH", "SOL"), covariance);
        assertThat(test.shocks()).containsEntry("BTC", -0.5).containsEntry("ETH", -0.25).containsEntry("SOL", 0.0);
        assertThat(test.loss()).isCloseTo(0.3 + 0.075, within(1e-15));
    }

    @Test
    void refusesWhatIsNoShock() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Scenario("none", Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scenario("more", Map.of("BTC", -1.1))).withMessageContaining("more than everything");
        assertThatIllegalArgumentException().isThrownBy(() -> new Scenario("nan", Map.of("BTC", Double.NaN)));
        assertThatIllegalArgumentException().isThrownBy(() -> StressTest.conditional(new Scenario("x", Map.of("ADA", -0.1)), WEIGHTS, List.of("BTC"), new double[][] {{1}}));
    }
}
