package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.InboxWork;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.TopicFamily;
import fathom.bus.Topics;
import fathom.bus.local.LocalBus;
import fathom.engine.QuestionKind.Subject;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Venue;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an engine is promised besides its messages: opening and closing, timers, ends of batches, parameters in their ranges, work beside the inbox; and what is kept of how it behaves. */
class EngineContractTest {
    private static final Topic OUT = Topic.of("test.out");
    private static final Instrument BTC = Instrument.spot(Venue.KRAKEN, "BTC");
    private static final long SECOND = 1_000_000_000L;
    private static final List<String> LIFE = new CopyOnWriteArrayList<>();

    /** Says what happens to it. */
    private static final class Told implements Engine {
        static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.STRATEGY, Told::new)
                .consuming(Interest.lossless(Topics.GAPS))
                .asked(QuestionKind.of("scaled", Subject.NONE, "a number times another",
                                new Setting.Numeric("by", "", 1, 10, 2.0, "the factor"), new Setting.Text("unit", List.of("s", "ms"), "s", "of the answer")),
                        QuestionKind.job("long", Subject.NONE, "takes its time"));

        @Override
        public void open(EngineContext context) {
            LIFE.add("open");
            context.timers().every(Duration.ofSeconds(10), (due, out) -> out.publish(OUT, MessageType.STRATEGY_SIGNAL, "timer " + due / SECOND));
        }

        @Override
        public void onMessage(Envelope message, EngineOutput out) {
            long received = ((Gap) message.payload()).received();
            if (received == -1) throw new IllegalStateException("a bad gap");
            if (received == -2) spin(2 * InboxWork.BUDGET);
            out.publish(OUT, MessageType.STRATEGY_SIGNAL, "gap " + received);
        }

        private static void spin(long nanos) {
            for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) Thread.onSpinWait();
        }

        @Override
        public void onBatchEnd(EngineOutput out) {
            out.publish(OUT, MessageType.STRATEGY_SIGNAL, "batch");
        }

        @Override
        public Object answer(Question question, Settings settings) {
            return switch (question.kind()) {
                case "scaled" -> 21 * settings.number("by") + settings.text("unit");
                case "long" -> (Work) progress -> "done at last";
                default -> throw question.unknown();
            };
        }

        @Override
        public String summary() {
            return "told";
        }

        @Override
        public String warmingUp() {
            return "needs one gap";
        }

        @Override
        public void close() {
            LIFE.add("close");
        }
    }

    private final LocalBus bus = new LocalBus("Test");
    private final Jobs jobs = new Jobs(bus);
    private final BlockingQueue<Object> out = new LinkedBlockingQueue<>();
    private EngineRunner runner;

    @BeforeEach
    void start() {
        LIFE.clear();
        bus.subscribe("out", List.of(Interest.lossless(OUT.name()), Interest.lossless("engine.answer.me"), Interest.lossless(JobReport.TOPICS)), m -> out.add(m.payload()));
        runner = new EngineRunner(Told.DEFINITION, bus, Copies.NONE, jobs);
        runner.start();
    }

    @AfterEach
    void close() {
        jobs.close();
        bus.close();
    }

    private void gap(long second, long received) {
        bus.publisher("feed").publish(Topics.GAPS.topic(BTC), MessageType.MARKET_DATA, new Gap(BTC, second * SECOND, 1, received), 1);
    }

    private Object ask(String kind, Map<String, String> set) throws InterruptedException {
        bus.publisher("me").publish(Question.to(EngineId.STRATEGY), MessageType.QUESTION, new Question(kind, "", set, Table.NONE, "me"), 1);
        for (Object heard = next(); ; heard = next()) if (heard instanceof Answer a) return a.isError() ? a.error() : a.body();
    }

    private Object next() throws InterruptedException {
        Object heard = out.poll(20, TimeUnit.SECONDS);
        assertThat(heard).isNotNull();
        return heard;
    }

    @Test
    void timersComeBeforeTheMessageThatMovesTimeAndABatchEndsAfterIt() throws Exception {
        gap(1_003, 1);
        assertThat(List.of(next(), next())).containsExactly("gap 1", "batch");
        gap(1_012, 2);
        assertThat(List.of(next(), next(), next())).containsExactly("timer 1010", "gap 2", "batch");
    }

    @Test
    void aBatchIsManyMessagesAtMostAndNoneIsWithoutAnEnd() throws Exception {
        int n = 2_000;
        for (int i = 0; i < n; i++) gap(1_000, i);
        int batches = 0, inBatch = 0, gaps = 0;
        while (gaps < n || inBatch > 0) {
            if (next().equals("batch")) {
                batches++;
                assertThat(inBatch).isBetween(1, fathom.bus.BatchHandler.LARGEST);
                inBatch = 0;
            } else {
                gaps++;
                inBatch++;
            }
        }
        assertThat(batches).isBetween(n / fathom.bus.BatchHandler.LARGEST, n);
    }

    @Test
    void itIsOpenedOnceAndClosedOnceAfterItsLastMessage() throws Exception {
        gap(1, 1);
        next();
        runner.stop();
        assertThat(LIFE).containsExactly("open", "close");
        runner.start();
        assertThat(LIFE).containsExactly("open", "close", "open");
    }

    @Test
    void parametersAreCheckedBeforeTheEngineSeesThem() throws Exception {
        assertThat(ask("scaled", Map.of())).isEqualTo("42.0s");
        assertThat(ask("scaled", Map.of("by", "3", "unit", "ms"))).isEqualTo("63.0ms");
        assertThat(ask("scaled", Map.of("by", "11"))).isEqualTo("the setting 'by' must be between 1 and 10, not 11.0");
        assertThat(ask("scaled", Map.of("by", "NaN")).toString()).contains("between 1 and 10");
        assertThat(ask("scaled", Map.of("bye", "1"))).isEqualTo("unknown setting 'bye'; did you mean by?");
        assertThat(ask("scale", Map.of())).isEqualTo("no question 'scale'; there are scaled, long");
    }

    @Test
    void longWorkIsAnsweredWithTheNameOfItsJobAndThenWithItsResult() throws Exception {
        var job = (JobReport) ask("long", Map.of());
        assertThat(job.engine()).isEqualTo("strategy");
        for (Object heard = next(); ; heard = next()) {
            if (!(heard instanceof JobReport r) || !r.state().isOver()) continue;
            assertThat(r.id()).isEqualTo(job.id());
            assertThat(r.result()).isEqualTo("done at last");
            return;
        }
    }

    @Test
    void whatItFailsOnIsCountedByKindAndLongMessagesAreSeen() {
        for (int i = 0; i < 3; i++) gap(1_000, -1);
        gap(1_000, -2);
        await().until(() -> runner.status().inbox().handled() == 4);
        EngineStatus status = runner.status();
        assertThat(status.notes().errors()).singleElement().satisfies(e -> {
            assertThat(e.what()).isEqualTo("IllegalStateException: a bad gap");
            assertThat(e.count()).isEqualTo(3);
            assertThat(e.last()).isPositive();
        });
        assertThat(status.inbox().work().longest()).isGreaterThan(2 * InboxWork.BUDGET - 1);
        assertThat(status.inbox().work().overBudget()).isPositive();
        assertThat(status.notes().warmingUp()).isEqualTo("needs one gap");
        assertThat(status.contract().questions()).extracting(QuestionKind::name).containsExactly("scaled", "long");
    }

    @Test
    void errorsOfManyKindsAreBounded() {
        var errors = new Errors();
        for (int i = 0; i < 1_000; i++) errors.count("error " + i, i);
        assertThat(errors.all()).hasSize(17).anySatisfy(e -> {
            assertThat(e.what()).isEqualTo("other errors");
            assertThat(e.count()).isEqualTo(1_000 - 16);
        });
        errors.count("x".repeat(10_000), 1);
        assertThat(errors.all()).allMatch(e -> e.what().length() <= 201);
    }

    @Test
    void aDefinitionNamesNothingTwice() {
        TopicFamily<?> none = JobReport.TOPICS;
        assertThat(Told.DEFINITION.publishing(none).contract().publishes()).containsExactly(none.pattern());
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException().isThrownBy(() -> Told.DEFINITION.asked(
                QuestionKind.of("a", Subject.NONE, "x"), QuestionKind.of("a", Subject.NONE, "y"))).withMessageContaining("two questions");
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException().isThrownBy(() -> new EngineId("No Name", "x", 1, "")).withMessageContaining("lower-case");
    }
}
