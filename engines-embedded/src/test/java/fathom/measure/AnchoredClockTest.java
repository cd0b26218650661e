package fathom.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnchoredClockTest {
    private static final long SECOND = 1_000_000_000L, START = 1_700_000_000L * SECOND;

    private long wall = START, monotonic = -5;
    private final Clock clock = new AnchoredClock(() -> wall, () -> monotonic);

    private long after(long wallPassed, long monotonicPassed) {
        wall += wallPassed;
        monotonic += monotonicPassed;
        return clock.now();
    }

    @Test
    void itGoesWithTheMonotonicClock() {
        assertThat(clock.now()).isEqualTo(START);
        assertThat(after(7, 7)).isEqualTo(START + 7);
    }

    @Test
    void afterASuspendedMachineItIsNotBehind() {
        assertThat(after(3_600 * SECOND, 2 * SECOND)).isEqualTo(START + 3_600 * SECOND);
        assertThat(after(SECOND, SECOND)).isEqualTo(START + 3_601 * SECOND);
    }

    @Test
    void smallCorrectionsOfTheWallClockAreNotFollowed() {
        assertThat(after(2 * SECOND + AnchoredClock.BEHIND / 2, 2 * SECOND)).isEqualTo(START + 2 * SECOND);
    }

    @Test
    void itNeverRunsBackwards() {
        assertThat(after(-3_600 * SECOND, 2 * SECOND)).isEqualTo(START + 2 * SECOND);
        assertThat(after(SECOND, SECOND)).isEqualTo(START + 3 * SECOND);
    }
}
