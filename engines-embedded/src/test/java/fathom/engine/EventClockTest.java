package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.engine.EventClock.Step;
import org.junit.jupiter.api.Test;

class EventClockTest {
    private static final long T = 1_700_000_000_000_000_000L;
    private final EventClock clock = new EventClock();

    @Test
    void theFirstMessageSetsIt() {
        assertThat(clock.see(T)).isEqualTo(Step.AHEAD);
        assertThat(clock.now()).isEqualTo(T);
    }

    @Test
    void aFirstMessageCloseToTheEpochSetsItToo() {
        assertThat(clock.see(5)).isEqualTo(Step.AHEAD);
        assertThat(clock.see(7)).isEqualTo(Step.ON);
        assertThat(clock.see(6)).isEqualTo(Step.LATE);
    }

    @Test
    void itNeverRunsBackForALateMessage() {
        clock.see(T);
        assertThat(clock.see(T + 10)).isEqualTo(Step.ON);
        assertThat(clock.see(T + 3)).isEqualTo(Step.LATE);
        assertThat(clock.now()).isEqualTo(T + 10);
        assertThat(clock.see(T + 10)).isEqualTo(Step.ON);
    }

    @Test
    void aMinuteOfSilenceIsQuietAndMoreIsAHole() {
        clock.see(T);
        assertThat(clock.see(T + EventClock.HOLE)).isEqualTo(Step.ON);
        assertThat(clock.see(T + 2 * EventClock.HOLE + 1)).isEqualTo(Step.AHEAD);
        assertThat(clock.now()).isEqualTo(T + 2 * EventClock.HOLE + 1);
    }

    @Test
    void aStepBackByMoreThanAMinuteIsARewind() {
        clock.see(T);
        assertThat(clock.see(T - EventClock.HOLE)).isEqualTo(Step.LATE);
        assertThat(clock.see(T - EventClock.HOLE - 1)).isEqualTo(Step.BACK);
        assertThat(clock.now()).isEqualTo(T - EventClock.HOLE - 1);
    }
}
