package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import fathom.bus.Interest;
import fathom.bus.local.LocalBus;
import fathom.engine.JobReport.State;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private final LocalBus bus = new LocalBus("Test");
    private final Jobs jobs = new Jobs(bus, 1);
    private final List<JobReport> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @BeforeEach
    void listen() {
        bus.subscribe("listener", List.of(Interest.lossless(JobReport.TOPICS)), m -> heard.add((JobReport) m.payload()));
    }

    @AfterEach
    void close() {
        gate.countDown();
        jobs.close();
        bus.close();
    }

    private JobReport submit(Work work) {
        return jobs.submit(EngineId.RISK, "a job", work, 77);
    }

    private JobReport end(JobReport submitted) {
        await().until(() -> heard.stream().anyMatch(r -> r.id().equals(submitted.id()) && r.state().isOver()));
        return heard.stream().filter(r -> r.id().equals(submitted.id()) && r.state().isOver()).findFirst().orElseThrow();
    }

    @Test
    void itsResultIsPublished() {
        JobReport submitted = submit(progress -> 42);
        assertThat(submitted.engine()).isEqualTo("risk");
        JobReport end = end(submitted);
        assertThat(end.state()).isEqualTo(State.DONE);
        assertThat(end.result()).isEqualTo(42);
        assertThat(end.share()).isEqualTo(1);
        assertThat(end.took()).isPositive();
        await().until(() -> jobs.open(EngineId.RISK).isEmpty());
    }

    @Test
    void progressIsToldAndOneThatIsCancelledEndsThere() {
        JobReport submitted = submit(progress -> {
            for (int i = 0; ; i++) {
                progress.at(Math.min(1, i / 1e9), "counting");
                Thread.onSpinWait();
            }
        });
        await().until(() -> heard.stream().filter(r -> r.state() == State.RUNNING && r.doing().equals("counting")).count() >= 2);
        bus.publisher("me").publish(JobCancel.TOPICS.topic("all"), JobCancel.TOPICS.type(), new JobCancel(submitted.id()), 1);
        assertThat(end(submitted).state()).isEqualTo(State.CANCELLED);
        assertThat(end(submit(progress -> "next")).result()).as("the thread goes on").isEqualTo("next");
    }

    @Test
    void oneThatOnlyWaitsIsCancelledAtOnce() {
        submit(progress -> {
            gate.await();
            return 1;
        });
        JobReport waiting = submit(progress -> 2);
        assertThat(jobs.cancel(waiting.id())).isTrue();
        assertThat(end(waiting).state()).isEqualTo(State.CANCELLED);
        assertThat(jobs.cancel("nothing")).isFalse();
    }

    @Test
    void aFailureIsASentence() {
        assertThat(end(submit(progress -> {
            throw new IllegalArgumentException("needs 600 returns");
        })).error()).isEqualTo("needs 600 returns");
        assertThat(end(submit(progress -> {
            throw new StackOverflowError("too deep");
        })).error()).isEqualTo("StackOverflowError: too deep");
        assertThat(end(submit(progress -> null)).state()).isEqualTo(State.FAILED);
    }

    @Test
    void theQueueHasALimit() {
        submit(progress -> {
            gate.await();
            return 1;
        });
        await().until(() -> heard.stream().anyMatch(r -> r.state() == State.RUNNING));
        for (int i = 0; i < Jobs.MOST_WAITING; i++) submit(progress -> 2);
        assertThatIllegalArgumentException().isThrownBy(() -> submit(progress -> 3)).withMessageContaining("jobs wait already");
        assertThat(jobs.open(EngineId.RISK)).hasSize(Jobs.MOST_WAITING + 1);
    }

    @Test
    void thoseOfAStoppedEngineEnd() {
        JobReport running = submit(progress -> {
            gate.await();
            return 1;
        });
        await().until(() -> heard.stream().anyMatch(r -> r.state() == State.RUNNING));
        JobReport other = jobs.submit(EngineId.VPIN, "another", progress -> 5, 1);
        jobs.cancelAll(EngineId.RISK);
        assertThat(end(running).state()).isEqualTo(State.CANCELLED);
        assertThat(end(other).result()).isEqualTo(5);
    }
}
