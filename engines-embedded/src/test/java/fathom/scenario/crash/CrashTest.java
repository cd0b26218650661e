package fathom.scenario.crash;

import static fathom.scenario.TestPlatform.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Topics;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.Question;
import fathom.market.FeedSink;
import fathom.market.FeedStatus;
import fathom.market.sim.SimConfig;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import fathom.measure.Limit;
import fathom.measure.Verdict;
import fathom.model.Book;
import fathom.model.ConsolidatedBook;
import fathom.model.FeatureVector;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.PortfolioMark;
import fathom.scenario.Fact;
import fathom.scenario.MarkWatch;
import fathom.scenario.Observations;
import fathom.scenario.ReportKeeper;
import fathom.scenario.RunReport;
import fathom.scenario.ScenarioRunner;
import fathom.scenario.TestPlatform;
import fathom.scenario.TestProfiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class CrashTest {
    private static final String[] THRESHOLDS = {"fall.missed = 0", "recovery.missed = 0", "fall.least >= 49 %", "ticks.share >= 90 %", "outputs.features >= 1",
        "engines.idle = 0", "engines.errors = 0", "marks.gap <= 10 s", "lost = 0", "failed = 0"};

    private final TestPlatform platform = new TestPlatform(Clock.SYSTEM);
    private final Map<Instrument, Book> books = new ConcurrentHashMap<>();

    /** Prices that follow the path and nothing else: one book per instrument and turn. */
    private static TickSource market(SimConfig config) {
        var instruments = config.assets().stream().flatMap(a -> config.venues().stream().map(v -> Instrument.spot(v.venue(), a.base()))).toList();
        return new TickSource() {
            private long next;

            @Override
            public void until(double seconds, FeedSink sink) {
                for (; next < seconds * config.ticksPerSecond(); next++) {
                    double at = next / config.ticksPerSecond(), price = 100 * config.overlay().applyAsDouble(at);
                    var i = instruments.get((int) (next % instruments.size()));
                    long due = config.start() + (long) (at * 1e9);
                    sink.book(new Book(i, due, due, next, levels(price * 0.9999), levels(price * 1.0001)), due);
                }
            }
        };
    }

    private static Levels levels(double price) {
        return new Levels(new double[] {price}, new double[] {1});
    }

    private Answer consolidated(Question question) {
        var rows = new TreeMap<String, ConsolidatedBook.Row>();
        books.forEach((i, book) -> {
            if (i.base().equals(question.subject())) rows.put(i.topicPart(), new ConsolidatedBook.Row(book, 1, true));
        });
        return new Answer(EngineId.MARKETDATA.id(), question, new ConsolidatedBook(question.subject(), 0, 0, 0, 0, 0, List.copyOf(rows.values()), 0, 0), null);
    }

    private RunReport run(boolean blind) {
        platform.portfolios = List.of(mark(1));
        var publisher = platform.bus.publisher("features");
        platform.engine(EngineId.MARKETDATA, this::consolidated, List.of(Interest.latest(Topics.BOOKS)), payload -> {
            var book = (Book) payload;
            if (!blind || book.mid() > 70) books.put(book.instrument(), book);
        });
        platform.engine(EngineId.FEATURES, body(EngineId.FEATURES, "fine"), List.of(Interest.latest(Topics.BOOKS)), payload -> {
            var i = ((Book) payload).instrument();
            publisher.publish(Topics.FEATURES.topic(i), MessageType.FACTOR_CALCULATION, new FeatureVector(i, 0, 0, new double[0]), 0);
        });
        var report = play();
        assertThat(platform.bus.readers()).noneMatch(name -> name.startsWith("scenario"));
        return report;
    }

    @Test
    void passesWhenTheEnginesSawTheCrash() {
        var report = run(false);
        assertThat(report.verdict()).as(report.judgement().why()).isEqualTo(Verdict.PASS);
        assertThat(fact(report, "fall.least")).isBetween(49.0, 50.5);
        assertThat(fact(report, "symbols")).isEqualTo(4);
        assertThat(fact(report, "books seen falling")).isEqualTo(8);
        assertThat(fact(report, "lowest price at the end, of the opening")).as("60 %% of half is won back").isBetween(79.0, 80.1);
        assertThat(fact(report, "books published")).isEqualTo(3_200);
        assertThat(report.evidence().provenance()).isEqualTo(Provenance.SIMULATED);
        assertThat(books.values()).as("their event time is the time at which they were due")
                .allSatisfy(book -> assertThat(book.receivedAt() - report.run().startedAt()).isBetween(0L, 2_000_000_000L));
        assertThat(report.counts().sent()).as("questions; ticks are facts").isEqualTo(340);
        assertThat(report.evidence().left()).isEmpty();
    }

    @Test
    void failsWhenTheMarketDataEngineMissedTheFall() {
        var report = run(true);
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(observed(report, "fall.missed")).isEqualTo(4);
        assertThat(observed(report, "fall.least")).isLessThan(31);
        assertThat(observed(report, "recovery.missed")).as("the end was seen").isZero();
    }

    @Test
    void anEngineThatOnlyAnswersQuestionsIsIdle() {
        platform.engine(EngineId.RISK, body(EngineId.RISK, "fine"));
        assertThat(observed(run(false), "engines.idle")).isEqualTo(1);
    }

    @Test
    void withoutMarksTheGapIsNotObserved() {
        platform.engine(EngineId.RISK, body(EngineId.RISK, "fine"));
        var report = play();
        assertThat(observed(report, "marks.gap")).isNaN();
        assertThat(observed(report, "fall.least")).as("nobody could be asked for books").isNaN();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    }

    private RunReport play() {
        var kind = new CrashKind(CrashTest::market);
        var run = new ScenarioRunner(ReportKeeper.NONE).start(TestProfiles.crash(kind, THRESHOLDS), 1, platform);
        return run.report().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @ParameterizedTest
    @EnumSource(value = FeedStatus.State.class, names = {"ENDED", "PAUSED", "FAILED"})
    void whereTheDeskStandsStillItIsRefusedWithTheReason(FeedStatus.State state) {
        platform.feed = state;
        assertThatThrownBy(this::play).isInstanceOf(IllegalStateException.class).hasMessageContaining("so the desk marks nothing");
    }

    @Test
    void aRecordingThatEndsMeanwhileIsNoFaultOfTheDesk() {
        long[] at = {1};
        boolean[] feeding = {true};
        var watch = new MarkWatch(() -> List.of(mark(at[0])), () -> feeding[0], 0);
        watch.look(1_000_000_000L);
        feeding[0] = false;
        watch.look(20_000_000_000L);
        feeding[0] = true;
        watch.look(21_000_000_000L);
        var observed = new Observations();
        watch.observe(observed);
        assertThat(observed.facts()).containsExactly(Fact.of("marks.gap", 1_000, "ms"));
    }

    private static PortfolioMark mark(long at) {
        return new PortfolioMark("p", "P", at, Provenance.SIMULATED, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of(), List.of(), 0);
    }

    private static double fact(RunReport report, String name) {
        return report.evidence().fact(name).orElseThrow();
    }

    private static double observed(RunReport report, String metric) {
        return report.judgement().thresholds().stream().filter(o -> o.threshold().what().equals(metric)).mapToDouble(Limit.Outcome::observed).findFirst()
                .orElseThrow();
    }
}
