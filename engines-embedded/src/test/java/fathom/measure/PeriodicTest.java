package fathom.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A task that throws is done again all the same. */
class PeriodicTest {
    private static final Duration OFTEN = Duration.ofMillis(2), PATIENCE = Duration.ofSeconds(20);

    @Test
    void itGoesOnWhateverIsThrown() {
        var times = new AtomicInteger();
        try (var periodic = Periodic.every(OFTEN, "test", () -> {
            int time = times.incrementAndGet();
            if (time == 1) throw new IllegalStateException("once");
            if (time == 2) throw new AssertionError("twice");
        })) {
            await().atMost(PATIENCE).until(() -> times.get() > 5);
            assertThat(periodic.failures()).isEqualTo(2);
        }
    }

    @Test
    void itIsDoneAtOnceWhenAskedAndHasALastWord() {
        var said = new StringBuffer();
        var periodic = Periodic.every(Duration.ofHours(1), "test", () -> said.append("again "));
        periodic.now();
        periodic.close(() -> said.append("bye"), PATIENCE);
        assertThat(said).hasToString("again bye");
        periodic.now();
        assertThat(said).as("nothing after the end").hasToString("again bye");
    }

    @Test
    void aLastWordThatFailsKeepsNobody() {
        var periodic = Periodic.every(Duration.ofHours(1), "test", () -> {});
        periodic.close(() -> {
            throw new IllegalStateException("no");
        }, PATIENCE);
        assertThat(periodic.failures()).isEqualTo(1);
    }
}
