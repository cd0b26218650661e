package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.BatchHandler;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.SharedBus;
import fathom.engine.EngineStatus.State;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An engine on a bus that other processes share. */
class SharedInboxTest {
    private final SharedBus shared = new SharedBus();
    private final SharedBus.End here = shared.join(), there = shared.join(), asker = shared.join();
    private final BlockingQueue<Envelope> answers = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        shared.close();
    }

    private EngineRunner start(SharedBus.End bus) {
        var runner = new EngineRunner(SummingEngine.DEFINITION, bus, Copies.NONE, new Jobs(bus));
        runner.start();
        return runner;
    }

    private void ask(int n) {
        var publisher = asker.publisher("me");
        for (int i = 1; i <= n; i++) publisher.publish(Question.TOPICS.topic("factor"), MessageType.QUESTION, MessageType.QUESTION.priority(), new Question("sum", "", "me"), 1, i);
    }

    private void send(Object number) {
        asker.publisher("me").publish(SummingEngine.IN, MessageType.PRICE_UPDATE, number, 1);
    }

    private void listen() {
        asker.subscribe("me", List.of(Interest.lossless(Answer.to("me").name())), answers::add);
    }

    @Test
    void eachQuestionIsAnsweredOnceByOneOfTheCopiesAndBothHearTheRest() throws Exception {
        listen();
        EngineRunner a = start(here), b = start(there);
        send(5);
        await().until(() -> a.status().inbox().done().count() == 1 && b.status().inbox().done().count() == 1);
        ask(100);
        for (int i = 1; i <= 100; i++) {
            Envelope e = answers.poll(10, TimeUnit.SECONDS);
            assertThat(e.correlation()).isEqualTo(i);
            assertThat(((Answer) e.payload()).body()).isEqualTo(5);
        }
        await().until(() -> a.status().inbox().done().count() + b.status().inbox().done().count() == 102);
        assertThat(a.status().published()).isEqualTo(50 + 1);
        assertThat(answers).isEmpty();
    }

    @Test
    void theEngineSeesOneMessageAtATime() {
        var inside = new AtomicInteger();
        var overlaps = new AtomicInteger();
        var calls = new AtomicLong();
        var batches = new AtomicLong();
        var inbox = new SharedInbox(here, "factor", List.of(Interest.lossless(SummingEngine.IN.name())), Question.TOPICS.topic("factor"), new BatchHandler() {
            @Override
            public void onMessage(Envelope message) {
                enter();
                calls.incrementAndGet();
            }

            @Override
            public void onBatchEnd() {
                enter();
                batches.incrementAndGet();
            }

            private void enter() {
                if (inside.incrementAndGet() > 1) overlaps.incrementAndGet();
                for (int i = 0; i < 50; i++) Thread.onSpinWait();
                inside.decrementAndGet();
            }
        });
        Thread questions = Thread.ofPlatform().start(() -> ask(5_000));
        for (int i = 0; i < 5_000; i++) send(i);
        await().until(() -> calls.get() == 10_000);
        await().until(() -> batches.get() > 0);
        assertThat(overlaps).hasValue(0);
        assertThat(inbox.stats().handled()).isEqualTo(10_000);
        assertThat(questions.isAlive()).isFalse();
        inbox.close();
    }

    @Test
    void anErrorEndsTheEngineWhileQuestionsWaitForTheirTurn() {
        EngineRunner runner = start(here);
        send(1);
        await().until(() -> runner.status().inbox().handled() == 1);
        Thread questions = Thread.ofPlatform().start(() -> ask(2_000));
        send(new StackOverflowError("too deep"));
        await().until(() -> runner.status().state() == State.FAILED && !questions.isAlive());
        await().until(() -> shared.join().stats().inboxes().stream().noneMatch(i -> i.name().equals("factor")));
        runner.restart();
        assertThat(runner.status().state()).as("the group of the one before was left").isEqualTo(State.RUNNING);
    }

    @Test
    void aSecondMemberOfTheGroupInOneProcessIsAFailureWithAReason() {
        start(here);
        EngineRunner twice = start(here);
        assertThat(twice.status().state()).isEqualTo(State.FAILED);
        assertThat(twice.status().reason()).contains("member here already");
        assertThat(here.stats().inboxes().stream().filter(i -> i.name().equals("factor"))).as("nothing of it is left").hasSize(1);
    }

    @Test
    void whatIsNotOursIsNotPublished() throws Exception {
        var out = new LinkedBlockingQueue<Envelope>();
        asker.subscribe("out", List.of(Interest.lossless(SummingEngine.OUT.name())), out::add);
        var mine = new AtomicInteger();
        var runner = new EngineRunner(SummingEngine.DEFINITION, here, (topic, since, intended) -> {
            assertThat(topic).isSameAs(SummingEngine.OUT);
            assertThat(since).isPositive();
            return intended == 1 && mine.incrementAndGet() % 2 == 0;
        }, new Jobs(here));
        runner.start();
        for (int i = 0; i < 4; i++) send(1);
        assertThat(out.poll(10, TimeUnit.SECONDS).payload()).isEqualTo(2);
        assertThat(out.poll(10, TimeUnit.SECONDS).payload()).isEqualTo(4);
        await().until(() -> runner.status().published() == 2);
    }
}
