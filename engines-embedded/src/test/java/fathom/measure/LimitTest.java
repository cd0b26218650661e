package fathom.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.measure.Limit.Comparison;
import fathom.measure.Limit.Hold;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
    @ParameterizedTest
    @ValueSource(strings = {"latency.p99 ≤ 5 ms", "lost = 0", "received.share ≥ 99.9 %", "latency.p99.9 ≤ 1.0E-4 s", "marks.gap ≥ -3"})
    void readsWhatItWrites(String expression) {
        assertThat(Limit.parse(expression).expression()).isEqualTo(expression);
        assertThat(Limit.parse(Limit.parse(expression).expression())).isEqualTo(Limit.parse(expression));
    }

    @Test
    void understandsPlainSigns() {
        assertThat(Limit.parse("latency.p99<=5ms")).isEqualTo(Limit.parse("latency.p99 ≤ 5 ms"));
        assertThat(Limit.parse("received >= 10").holds(10)).isTrue();
        assertThat(Limit.parse("lost == 0").holds(1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latency", "latency.p99 < 5 ms", "latency.p99 <= five ms", "a b <= 5", "latency.p99 <= 5 ms or so"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Limit.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is no threshold");
    }

    @ParameterizedTest
    @CsvSource({"a <= 50 ms,44.9,OK", "a <= 50 ms,45,WARN", "a <= 50 ms,50,WARN", "a <= 50 ms,50.1,BREACH", "a <= 50 ms,NaN,UNKNOWN", "a <= 50 ms,Infinity,BREACH",
            "a >= 100 /s,111,OK", "a >= 100 /s,110,WARN", "a >= 100 /s,100,WARN", "a >= 100 /s,99.9,BREACH", "a >= 100 /s,NaN,UNKNOWN",
            "a >= 99.9 %,99.9,OK", "a >= 99.9 %,99.8,BREACH", "a = 0,0,OK", "a = 0,1,BREACH", "a = 0,NaN,UNKNOWN", "a <= 0,0,OK", "a <= -10,-10,WARN", "a <= -10,-12,OK"})
    void judges(String expression, double value, Level level) {
        assertThat(Limit.parse(expression).judge(value)).isEqualTo(level);
    }

    @Test
    void whatIsNotKnownIsNeverAllRight() {
        assertThat(Limit.atMost("x", 1, 2, "").judge(Double.NaN)).isEqualTo(Level.UNKNOWN);
        assertThat(Limit.parse("x <= 2").outcome(Double.NaN)).satisfies(o -> {
            assertThat(o.passed()).isFalse();
            assertThat(o.level()).isEqualTo(Level.BREACH);
        });
        assertThat(Limit.parse("x <= 2").clears(Double.NaN)).isFalse();
    }

    @Test
    void marginAndShareAgreeWithTheLevel() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var limit = Limit.of("x", random.nextBoolean() ? Comparison.AT_MOST : Comparison.AT_LEAST, 0.001 + random.nextDouble() * 100, "ms");
            double value = random.nextDouble() * 200 + 1e-6;
            assertThat(limit.margin(value) < 0).as("%s at %s", limit.expression(), value).isEqualTo(limit.judge(value) == Level.BREACH);
            assertThat(limit.used(value) > 1).as("%s at %s", limit.expression(), value).isEqualTo(limit.judge(value) == Level.BREACH);
        }
    }

    @Test
    void aMarginIsOnlyWhereItMeansSomething() {
        assertThat(Limit.parse("a <= 50 ms").margin(40)).isEqualTo(0.2, within(1e-12));
        assertThat(Limit.parse("a >= 50 ms").margin(50)).isZero();
        assertThat(Limit.parse("a >= 50 ms").margin(40)).isEqualTo(-0.2, within(1e-12));
        for (String none : new String[] {"a = 3", "a <= 0", "a >= 99 %"}) assertThat(Limit.parse(none).margin(1)).as(none).isNaN();
    }

    @Test
    void clearsWhereItSays() {
        var hot = Limit.atMost("x", 80, 95, "%").holding(new Hold(5, 2, 70));
        assertThat(hot.clears(75)).isFalse();
        assertThat(hot.clears(70)).isTrue();
        assertThat(Limit.atMost("x", 80, 95, "%").clears(80)).isFalse();
        assertThat(Limit.atMost("x", 80, 95, "%").clears(79.9)).isTrue();
    }

    @Test
    void refusesNumbersThatContradictEachOther() {
        assertThatThrownBy(() -> Limit.atMost("x", 3, 2, "")).hasMessage("x warns at 3, which is past its limit 2");
        assertThatThrownBy(() -> Limit.atMost("x", 1, 2, "").holding(new Hold(0, 1, 3))).hasMessage("x clears at 3, which is past its limit 2");
        assertThatThrownBy(() -> Limit.atMost("x", 1, Double.NaN, "")).hasMessageContaining("must be a number");
        assertThatThrownBy(() -> new Hold(0, 0, 1)).hasMessageContaining("1 to 1000 times");
        assertThatThrownBy(() -> new Hold(-1, 1, 1)).hasMessageContaining("0 to 86400 seconds");
    }
}
