package fathom.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    @ParameterizedTest
    @ValueSource(strings = {"latency.p99 ≤ 5 ms", "lost = 0", "received.share ≥ 99.9 %", "latency.p99.9 ≤ 1.0E-4 s", "marks.gap ≥ -3"})
    void readsWhatItWrites(String expression) {
        assertThat(Threshold.parse(expression).expression()).isEqualTo(expression);
    }

    @Test
    void understandsPlainSigns() {
        assertThat(Threshold.parse("latency.p99<=5ms")).isEqualTo(Threshold.parse("latency.p99 ≤ 5 ms"));
        assertThat(Threshold.parse("received >= 10").holds(10)).isTrue();
        assertThat(Threshold.parse("lost == 0").holds(1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latency", "latency.p99 < 5 ms", "latency.p99 <= five ms", "a b <= 5", "latency.p99 <= 5 ms or so"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Threshold.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is no threshold");
    }
}
