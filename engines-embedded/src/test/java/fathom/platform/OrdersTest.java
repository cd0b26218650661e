package fathom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.engine.EngineId;
import fathom.platform.Command.PauseFeed;
import fathom.platform.Command.ResumeFeed;
import fathom.platform.Command.SeekFeed;
import fathom.platform.Command.StartEngine;
import fathom.platform.Execution.Outcome;
import fathom.platform.Execution.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands are carried out off the caller's thread, in order, each stage in its time. */
class OrdersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<Command> carriedOut = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void open() {
        gate.countDown();
    }

    private Outcome hung(Command command) {
        if (command.subject().equals(Command.FEED)) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        carriedOut.add(command);
        return Outcome.done("done");
    }

    private static Outcome end(Execution execution) {
        return execution.outcome().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void commandsAboutOneSubjectKeepTheirOrderAndOthersDoNotWaitForThem() {
        try (var orders = new Orders(this::hung, PATIENCE)) {
            Execution pause = orders.give(new PauseFeed()), resume = orders.give(new ResumeFeed());
            assertThat(end(orders.give(new StartEngine(EngineId.RISK))).done()).isTrue();
            await().atMost(PATIENCE).until(() -> pause.stage() == Stage.RECEIVED);
            assertThat(resume.stage()).isEqualTo(Stage.SENT);
            gate.countDown();
            assertThat(end(resume).done()).isTrue();
            assertThat(resume.stage()).isEqualTo(Stage.EFFECTIVE);
            assertThat(carriedOut).containsExactly(new StartEngine(EngineId.RISK), new PauseFeed(), new ResumeFeed());
        }
    }

    @Test
    void whatIsNotTakenUpInTimeFailsAndIsNeverCarriedOut() {
        try (var orders = new Orders(this::hung, Duration.ofMillis(50))) {
            Execution pause = orders.give(new PauseFeed());
            await().atMost(PATIENCE).until(() -> pause.stage() == Stage.RECEIVED);
            Outcome late = end(orders.give(new SeekFeed(0.5)));
            assertThat(late).isEqualTo(Outcome.refused("what was ordered before it is not done yet"));
            gate.countDown();
            assertThat(end(pause).done()).isTrue();
            assertThat(end(orders.give(new ResumeFeed())).done()).isTrue();
            assertThat(carriedOut).containsExactly(new PauseFeed(), new ResumeFeed());
        }
    }

    @Test
    void whatCannotBeDoneSaysWhyAndWhatIsThrownIsNoSentence() {
        try (var orders = new Orders(c -> {
            if (c instanceof PauseFeed) throw new IllegalStateException("the feed has ended");
            throw new UnsupportedOperationException("0x3f");
        }, PATIENCE)) {
            assertThat(end(orders.give(new PauseFeed()))).isEqualTo(Outcome.refused("the feed has ended"));
            Execution broken = orders.give(new ResumeFeed());
            assertThat(end(broken).sentence()).doesNotContain("0x3f").contains("the log");
            assertThat(broken.stage()).isEqualTo(Stage.RECEIVED);
        }
    }

    @Test
    void thereAreNeverMoreThanSomeThatWait() {
        try (var orders = new Orders(this::hung, PATIENCE)) {
            Execution last = null;
            for (int i = 0; i < 300; i++) last = orders.give(new SeekFeed(0.5));
            assertThat(end(last).sentence()).isEqualTo("256 commands wait already");
        }
    }

    @Test
    void afterTheEndNothingIsOrdered() {
        var orders = new Orders(this::hung, PATIENCE);
        orders.close();
        assertThat(end(orders.give(new StartEngine(EngineId.RISK)))).isEqualTo(Outcome.refused("the platform is closed"));
        assertThat(carriedOut).isEmpty();
    }
}
