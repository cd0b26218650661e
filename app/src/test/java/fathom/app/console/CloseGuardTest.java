package fathom.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CloseGuardTest {
    private static final long SECOND = 1_000_000_000L;

    private boolean running;
    private long now = 100 * SECOND;
    private int warned;
    private final CloseGuard guard = new CloseGuard(() -> running, () -> now, () -> warned++);

    @Test
    void nothingIsAskedWhereNothingRuns() {
        assertThat(guard.mayClose()).isTrue();
        assertThat(warned).isZero();
    }

    @Test
    void aRunIsCutOffOnlyOnASecondRequest() {
        running = true;
        assertThat(guard.mayClose()).isFalse();
        assertThat(warned).isEqualTo(1);
        now += SECOND;
        assertThat(guard.mayClose()).isTrue();
        assertThat(warned).isEqualTo(1);
    }

    @Test
    void aSecondRequestLongAfterIsAFirstOne() {
        running = true;
        assertThat(guard.mayClose()).isFalse();
        now += 60 * SECOND;
        assertThat(guard.mayClose()).isFalse();
        assertThat(warned).isEqualTo(2);
        running = false;
        assertThat(guard.mayClose()).isTrue();
    }
}
