package fathom.engine;

import static fathom.engine.EngineStatus.State.FAILED;
import static fathom.engine.EngineStatus.State.RUNNING;
import static fathom.engine.EngineStatus.State.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Publisher;
import fathom.bus.local.LocalBus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineRunnerTest {
    private final LocalBus bus = new LocalBus("Test");
    private final Publisher publisher = bus.publisher("test");
    private final BlockingQueue<Envelope> out = new LinkedBlockingQueue<>();
    private final Jobs jobs = new Jobs(bus);
    private EngineRunner runner;

    @BeforeEach
    void listen() {
        bus.subscribe("listener", List.of(Interest.lossless("engine.answer.*"), Interest.lossless(SummingEngine.OUT.name())), out::add);
        runner = started(SummingEngine::new);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    private EngineRunner started(Supplier<Engine> maker) {
        if (runner != null) runner.close();
        EngineDefinition d = SummingEngine.DEFINITION;
        runner = new EngineRunner(new EngineDefinition(d.id(), maker, d.consumes(), d.publishes(), d.questions(), d.answers()), bus, Copies.NONE, jobs);
        runner.start();
        return runner;
    }

    private void send(Object payload, long intended) {
        publisher.publish(SummingEngine.IN, MessageType.PRICE_UPDATE, payload, intended);
    }

    private void ask(String kind, Priority priority, long intended, long correlation) {
        publisher.publish(Question.TOPICS.topic("factor"), MessageType.QUESTION, priority, new Question(kind, "", "me"), intended, correlation);
    }

    private Envelope next() throws InterruptedException {
        Envelope e = out.poll(20, TimeUnit.SECONDS);
        assertThat(e).isNotNull();
        return e;
    }

    @Test
    void whatFollowsFromAMessageNamesTheEngineAndInheritsTheIntendedTime() throws Exception {
        send(5, 123);
        Envelope e = next();
        assertThat(e.payload()).isEqualTo(5);
        assertThat(e.source()).isEqualTo("factor");
        assertThat(e.intended()).isEqualTo(123);
        assertThat(e.type()).isEqualTo(MessageType.FACTOR_CALCULATION);
        await().until(() -> runner.status().published() == 1);
    }

    @Test
    void anAnswerHasCorrelationPriorityAndIntendedTimeOfItsQuestion() throws Exception {
        send(5, 1);
        next();
        ask("sum", Priority.URGENT, 77, 4711);
        Envelope e = next();
        assertThat(e.topic()).isSameAs(Answer.to("me"));
        assertThat(e.type()).isEqualTo(MessageType.ANSWER);
        assertThat(e.priority()).isEqualTo(Priority.URGENT);
        assertThat(e.intended()).isEqualTo(77);
        assertThat(e.correlation()).isEqualTo(4711);
        assertThat(e.payload()).isEqualTo(new Answer("factor", new Question("sum", "", "me"), 5, null));
    }

    @Test
    void everyQuestionGetsItsAnswerEvenWhereTheEngineConflatesEverythingElse() throws Exception {
        for (int i = 1; i <= 1_000; i++) ask("sum", Priority.NORMAL, 1, i);
        for (int i = 1; i <= 1_000; i++) assertThat(next().correlation()).isEqualTo(i);
    }

    @Test
    void aQuestionThatCannotBeAnsweredComesBackWithTheReason() throws Exception {
        ask("colour", Priority.NORMAL, 1, 1);
        assertThat(((Answer) next().payload()).error()).isEqualTo("no question 'colour'; there are sum, nothing, broken");
        ask("nothing", Priority.NORMAL, 1, 1);
        assertThat(((Answer) next().payload()).error()).isEqualTo("has no answer to 'nothing'");
        ask("broken", Priority.NORMAL, 1, 1);
        assertThat(((Answer) next().payload()).error()).isEqualTo("failed on 'broken': out of order");
        await().until(() -> runner.status().inbox().failed() == 1);
        assertThat(runner.status().state()).isEqualTo(RUNNING);
    }

    @Test
    void anExceptionIsAFailureOfTheMessageOnly() throws Exception {
        send(1, 1);
        send(new IllegalStateException("bad number"), 1);
        send(2, 1);
        assertThat(next().payload()).isEqualTo(1);
        assertThat(next().payload()).isEqualTo(3);
        assertThat(runner.status().inbox().failed()).isEqualTo(1);
        assertThat(runner.status().state()).isEqualTo(RUNNING);
    }

    @Test
    void anErrorEndsTheEngineAndARestartMakesAFreshOne() throws Exception {
        send(1, 1);
        next();
        send(new StackOverflowError("too deep"), 1);
        await().until(() -> runner.status().state() == FAILED);
        assertThat(runner.status().reason()).isEqualTo("StackOverflowError: too deep");
        assertThat(runner.status().summary()).isEmpty();
        await().until(() -> bus.stats().inboxes().stream().noneMatch(i -> i.name().equals("factor")));
        send(10, 1);

        runner.restart();
        assertThat(runner.status().state()).isEqualTo(RUNNING);
        send(3, 1);
        assertThat(next().payload()).isEqualTo(3);
    }

    @Test
    void aStoppedEngineHearsNothingAndKeepsItsCounts() throws Exception {
        send(1, 1);
        next();
        runner.stop();
        EngineStatus status = runner.status();
        assertThat(status.state()).isEqualTo(STOPPED);
        assertThat(status.reason()).isNotBlank();
        assertThat(status.inbox().handled()).isEqualTo(1);
        send(100, 1);

        runner.start();
        send(2, 1);
        assertThat(next().payload()).isEqualTo(2);
        assertThat(runner.status().since()).isGreaterThan(status.since());
    }

    @Test
    void aConstructorThatThrowsIsAFailureWithAReason() {
        assertThat(started(() -> { throw new IllegalArgumentException("no such model"); }).status().reason()).isEqualTo("IllegalArgumentException: no such model");
        assertThat(started(() -> { throw new NoClassDefFoundError("gone"); }).status().state()).isEqualTo(FAILED);
        assertThat(runner.status().inbox()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new EngineRunner(EngineDefinition.planned(EngineId.ML), bus, Copies.NONE, jobs)).withMessage("the engine ml is not built");
    }

    @Test
    void theSummaryIsFreshAfterAQuestion() throws Exception {
        assertThat(runner.status().summary()).isEqualTo("sum 0");
        for (int i = 0; i < 10; i++) send(1, 1);
        for (int i = 0; i < 10; i++) next();
        ask("sum", Priority.LOW, 1, 1);
        next();
        await().until(() -> runner.status().summary().equals("sum 10"));
    }

    @Test
    void theSummaryIsAskedForSeldom() throws Exception {
        var asked = new ArrayList<String>();
        started(() -> new SummingEngine() {
            @Override
            public String summary() {
                asked.add(Thread.currentThread().getName());
                return super.summary();
            }
        });
        for (int i = 0; i < 10_000; i++) publisher.publish(SummingEngine.IN, MessageType.PRICE_UPDATE, 1, 1);
        for (int i = 0; i < 10_000; i++) next();
        runner.stop();
        assertThat(asked).hasSizeLessThan(100);
    }

    @Test
    void theRegistryRunsWhatItIsGiven() {
        runner.close();
        try (var registry = new EngineRegistry(bus, List.of(SummingEngine.DEFINITION))) {
            registry.startAll();
            assertThat(registry.statuses()).filteredOn(s -> s.state() == RUNNING).extracting(EngineStatus::id).containsExactly(EngineId.FACTOR);
            assertThat(registry.runner(EngineId.ML)).isEmpty();
            registry.runner(EngineId.FACTOR).orElseThrow().stop();
            assertThat(registry.statuses()).noneMatch(s -> s.state() == RUNNING);
        }
    }
}
