package fathom.scenario.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.scenario.Scenarios;
import org.junit.jupiter.api.Test;

class CrashPathTest {
    @Test
    void fallsByHalfAndWinsBackPartOfIt() {
        var path = CrashPath.of(Scenarios.STANDARD.find("flash-crash").orElseThrow());
        assertThat(path.applyAsDouble(0)).isEqualTo(1);
        assertThat(path.applyAsDouble(3)).isEqualTo(1);
        assertThat(path.applyAsDouble(5.5)).isCloseTo(0.75, within(1e-12));
        assertThat(path.applyAsDouble(8)).isEqualTo(0.5);
        assertThat(path.applyAsDouble(9.9)).isEqualTo(0.5);
        assertThat(path.applyAsDouble(12)).isCloseTo(0.65, within(1e-12));
        assertThat(path.applyAsDouble(14)).isCloseTo(0.8, within(1e-12));
        assertThat(path.applyAsDouble(100)).isCloseTo(0.8, within(1e-12));
        assertThat(path.endAt()).isEqualTo(14);
    }

    @Test
    void isContinuous() {
        var path = CrashPath.of(Scenarios.STANDARD.find("flash-crash").orElseThrow());
        for (double t = 0; t < 16; t += 0.001) assertThat(path.applyAsDouble(t + 0.001)).as("at %s s", t).isCloseTo(path.applyAsDouble(t), within(0.0002));
    }
}
