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
        assertThat(clock.see(T + 2 * EventClock.HOLE + 1)).isEqualTo(Step.STRAY);
        assertThat(clock.see(T + 2 * EventClock.HOLE + 2)).isEqualTo(Step.AHEAD);
        assertThat(clock.now()).isEqualTo(T + 2 * EventClock.HOLE + 2);
    }

    @Test
    void aStepBackByMoreThanAMinuteIsARewind() {
        clock.see(T);
        assertThat(clock.see(T - EventClock.HOLE)).isEqualTo(Step.LATE);
        assertThat(clock.see(T - EventClock.HOLE - 9)).isEqualTo(Step.STRAY);
        assertThat(clock.see(T - EventClock.HOLE - 1)).isEqualTo(Step.BACK);
        assertThat(clock.now()).isEqualTo(T - EventClock.HOLE - 1);
    }

    @Test
    void oneMessageFarFromAllOthersMovesNothing() {
        clock.see(T);
        for (long far : new long[] {T - 10 * EventClock.HOLE, T + 10 * EventClock.HOLE, 0, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(clock.see(far)).isEqualTo(Step.STRAY);
            assertThat(clock.see(far)).as("the same message once more is no second witness").isEqualTo(Step.STRAY);
            assertThat(clock.see(T)).isEqualTo(Step.ON);
        }
        assertThat(clock.strays()).isEqualTo(10);
    }

    @Test
    void messagesFarApartAreStillTime() {
        for (int i = 0; i < 10; i++) clock.see(T + i * 10 * EventClock.HOLE);
        assertThat(clock.now()).isGreaterThanOrEqualTo(T + 80 * EventClock.HOLE);
    }
}
