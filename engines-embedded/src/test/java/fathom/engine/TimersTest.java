package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {
    private static final long S = 1_000_000_000L;

    private final Timers timers = new Timers();
    private final List<String> fallen = new ArrayList<>();

    private void at(long... seconds) {
        for (long s : seconds) timers.advance(s * S, null);
    }

    private Timers.Task note(String name) {
        return (due, out) -> fallen.add(name + " " + due / S);
    }

    @Test
    void repeatedOnesFallDueAtTheMultiplesOfTheirPeriod() {
        timers.every(Duration.ofSeconds(10), note("ten"));
        at(1003, 1009, 1010, 1019, 1021, 1030);
        assertThat(fallen).containsExactly("ten 1010", "ten 1020", "ten 1030");
    }

    @Test
    void thoseThatFallDueTogetherDoSoInTheOrderOfTheirTimesThenOfBeingSet() {
        timers.every(Duration.ofSeconds(5), note("a"));
        timers.at(1007 * S, note("once"));
        timers.every(Duration.ofSeconds(10), note("b"));
        at(1001, 1010);
        assertThat(fallen).containsExactly("a 1010", "once 1007", "b 1010");
        fallen.clear();
        at(1015, 1020);
        assertThat(fallen).containsExactly("a 1015", "a 1020", "b 1020");
    }

    @Test
    void aHoleMakesARepeatedOneFallDueOnce() {
        timers.every(Duration.ofSeconds(1), note("s"));
        at(1000, 1001);
        at(1500, 1501);
        assertThat(fallen).containsExactly("s 1001", "s 1501");
    }

    @Test
    void oneMessageFarFromAllOthersMovesNothing() {
        timers.every(Duration.ofSeconds(1), note("s"));
        at(1000, 9_000, 1001);
        assertThat(fallen).containsExactly("s 1001");
    }

    @Test
    void aRewoundRecordingForgetsWhatWasToHappenOnceAndAlignsTheRest() {
        timers.every(Duration.ofSeconds(10), note("ten"));
        timers.at(2010 * S, note("once"));
        at(2000, 1001, 1002, 1010, 1011);
        at(1020);
        assertThat(fallen).containsExactly("ten 1010", "ten 1020");
        assertThat(timers.areNone()).isFalse();
    }

    @Test
    void oneThatIsPastFallsDueWithTheNextMessageAndMaySetAnother() {
        at(1000);
        timers.at(900 * S, (due, out) -> timers.at(1002 * S, note("second")));
        at(1001, 1002);
        assertThat(fallen).containsExactly("second 1002");
        assertThat(timers.areNone()).isTrue();
    }

    @Test
    void aPeriodIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> timers.every(Duration.ZERO, note("x")));
    }
}
