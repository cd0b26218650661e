package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProbeTest {
    private static final long SECOND = 1_000_000_000L;

    private final Probe probe = new Probe(7, 3_000_000_000L);

    @Test
    void theNewestCountsForAFifthOfTheMean() {
        assertThat(probe.latency()).isNaN();
        probe.came(probe.next(SECOND), SECOND + 1_000);
        assertThat(probe.latency()).isEqualTo(1_000);
        probe.came(probe.next(2 * SECOND), 2 * SECOND + 2_000);
        assertThat(probe.latency()).isEqualTo(1_200, within(1e-9));
    }

    @Test
    void thoseOfOthersAndWhatIsNoneAreNotOurs() {
        probe.came(new Probe(8, 3_000_000_000L).next(SECOND), 2 * SECOND);
        probe.came("7".getBytes(), 2 * SECOND);
        probe.came(new byte[0], 2 * SECOND);
        assertThat(probe.latency()).isNaN();
    }

    @Test
    void itIsLateAfterThreeSecondsUntilOneComes() {
        byte[] last = null;
        for (int i = 1; i <= 4; i++) {
            last = probe.next(i * SECOND);
            assertThat(probe.isLate()).as("after %d s", i - 1).isFalse();
        }
        for (int i = 5; i <= 12; i++) {
            probe.next(i * SECOND);
            assertThat(probe.isLate()).as("after %d s", i - 1).isTrue();
        }
        probe.came(last, 12 * SECOND);
        assertThat(probe.isLate()).isFalse();
    }

    @Test
    void whatWasSentBeforeAPauseIsNotWaitedFor() {
        probe.next(SECOND);
        probe.next(60 * SECOND);
        assertThat(probe.isLate()).isFalse();
    }
}
