package fathom.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.platform.Catalogue;
import fathom.view.Frame;
import fathom.view.SampleState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FrameLoopTest {
    private final List<Runnable> queued = new ArrayList<>();
    private final List<Frame> shown = new ArrayList<>();
    private final AtomicInteger second = new AtomicInteger(100);

    private FrameLoop loop() {
        return new FrameLoop(Catalogue.STANDARD::topics, () -> SampleState.at(second.getAndIncrement()), shown::add, queued::add, Duration.ofMillis(100));
    }

    @Test
    void aBusyScreenGetsOnlyTheLatestFrame() {
        try (var loop = loop()) {
            loop.step();
            loop.step();
            loop.step();
            assertThat(queued).hasSize(1);
            assertThat(loop.skipped()).isEqualTo(2);
            queued.removeFirst().run();
            assertThat(shown).singleElement().satisfies(f -> assertThat(f.state().at()).isEqualTo(SampleState.at(102).at()));
            loop.step();
            assertThat(queued).hasSize(1);
            assertThat(loop.skipped()).isEqualTo(2);
        }
    }

    @Test
    void aHiddenScreenGetsNone() {
        try (var loop = loop()) {
            loop.hidden(true);
            loop.step();
            assertThat(queued).isEmpty();
        }
    }

    @Test
    void aScreenSeenAgainDoesNotWaitForTheNextRound() {
        var taken = new AtomicInteger();
        var delivered = new AtomicInteger();
        try (var loop = new FrameLoop(Catalogue.STANDARD::topics, () -> SampleState.at(100 + taken.incrementAndGet()), f -> delivered.incrementAndGet(), Runnable::run, Duration.ofHours(1))) {
            loop.hidden(true);
            loop.start();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> taken.get() > 0);
            loop.hidden(false);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> delivered.get() > 0);
        }
    }

    @Test
    void afterAFailureOrAnErrorItSaysWhyAndGoesOn() {
        var calls = new AtomicInteger();
        var fault = new AtomicReference<Error>(new OutOfMemoryError("in a test"));
        var delivered = new AtomicInteger();
        try (var loop = new FrameLoop(Catalogue.STANDARD::topics, () -> {
            if (calls.incrementAndGet() == 1) throw new IllegalStateException("not yet");
            if (fault.get() != null) throw fault.get();
            return SampleState.at(calls.get());
        }, f -> delivered.incrementAndGet(), Runnable::run, Duration.ofMillis(1))) {
            loop.start();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> loop.trouble().equals("in a test"));
            fault.set(null);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> delivered.get() > 0);
        }
    }
}
