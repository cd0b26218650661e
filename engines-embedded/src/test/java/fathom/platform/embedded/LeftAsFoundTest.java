package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.engine.Answer;
import fathom.engine.EngineStatus;
import fathom.engine.Question;
import fathom.engine.QuestionKind;
import fathom.hardware.OshiProbe;
import fathom.market.Feed;
import fathom.market.FeedSink;
import fathom.market.FeedStatus;
import fathom.market.sim.SimConfig;
import fathom.market.sim.SimMarket;
import fathom.measure.Provenance;
import fathom.measure.Verdict;
import fathom.model.Instrument;
import fathom.platform.Catalogue;
import fathom.platform.console.HardwareSampler;
import fathom.platform.host.Host;
import fathom.platform.host.HostId;
import fathom.platform.host.Hosts;
import fathom.scenario.ReportKeeper;
import fathom.scenario.RunReport;
import fathom.scenario.ScenarioRun;
import fathom.scenario.ScenarioRunner;
import fathom.scenario.Scenarios;
import fathom.watch.DeskVerdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The same ticks, message by message, with a run beside them and without: every message on the platform's bus, every mark of its desk and every answer of its
 * engines is the same to the last digit.
 */
@Timeout(120)
class LeftAsFoundTest {
    private static final int TICKS = 6_000, BEFORE = 1_000;
    private static final Function<Platform, ScenarioRun> NOTHING = platform -> null;

    private static final String CRASH = """
            {"id": "crash", "kind": "crash", "title": "Crash", "version": 1, "what": "Falls.", "seed": 1,
             "phases": [{"name": "calm", "seconds": 0.3, "measured": false}, {"name": "fall", "seconds": 0.6, "measured": true},
                        {"name": "bottom", "seconds": 0.3, "measured": true}, {"name": "recovery", "seconds": 0.3, "measured": true}],
             "thresholds": ["fall.least >= 1 %", "lost = 0", "outputs.features >= 1", "engines.errors = 0"],
             "settings": {"rate": 500, "symbols": 20, "venues": 5, "ticks": 5000, "fall": 50, "recovery": 60, "match": 5, "past": 30}}""";
    private static final String LOAD = """
            {"id": "load", "kind": "load", "title": "Load", "version": 1, "what": "Asks.", "seed": 1,
             "phases": [{"name": "steady", "seconds": 1, "measured": true}],
             "thresholds": ["lost = 0", "failed = 0"], "settings": {"rate": 2000}}""";

    /** Everything that can be known of a desk, in text. */
    private record Desk(Map<String, String> said, List<String> marks, Map<String, String> answers, List<String> engines, TreeSet<String> inboxes, List<String> topics) {}

    /** A feed, a desk and engines on a bus that handles each message before the next. */
    private static final class Platform implements Feed {
        private final SimMarket market = new SimMarket(SimConfig.standard(42, 100));
        private final SequentialBus bus = new SequentialBus();
        private final Host host = new Host(HostId.create(), bus, Catalogue.STANDARD, Catalogue.STANDARD.builtIds(), this, Hosts.Listener.NONE);
        private final Map<String, Long> digests = new TreeMap<>();
        private final Map<String, Integer> counts = new TreeMap<>();
        private FeedSink sink;

        Platform() {
            bus.subscribe("spy", List.of(Interest.lossless("*")), this::note);
            host.start();
        }

        private void note(Envelope e) {
            String topic = e.topic().name();
            if (topic.startsWith("engine.") || topic.startsWith("platform.host.")) return;
            digests.merge(topic, (long) Digits.of(e.payload()).hashCode(), (before, now) -> before * 0x9E3779B97F4A7C15L + now);
            counts.merge(topic, 1, Integer::sum);
        }

        void ticks(int n) {
            for (int i = 0; i < n; i++) market.next(sink);
        }

        ScenarioRun run(String profile) {
            var stage = new Stage(Catalogue.STANDARD, bus, host.market().orElseThrow(), host::engines, new HardwareSampler(OshiProbe::new), () -> DeskVerdict.UNKNOWN);
            return new ScenarioRunner(ReportKeeper.NONE).start(Scenarios.STANDARD.read("test", profile.getBytes(StandardCharsets.UTF_8)), 1, stage);
        }

        Desk look() {
            var said = new TreeMap<String, String>();
            digests.forEach((topic, digest) -> said.put(topic, counts.get(topic) + " messages " + Long.toHexString(digest)));
            var desk = host.market().orElseThrow().desk();
            var marks = Stream.concat(desk.marks().stream().map(Digits::of), Stream.of(Digits.of(desk.arbitrage()))).toList();
            var answers = answers();
            return new Desk(said, marks, answers, host.engines().stream().map(EngineStatus::summary).toList(),
                    new TreeSet<>(bus.stats().inboxes().stream().map(i -> i.name()).toList()),
                    bus.stats().topics().stream().map(t -> t.topic().name()).filter(t -> !t.startsWith("platform.host.")).toList());
        }

        private Map<String, String> answers() {
            var answers = new TreeMap<String, String>();
            var subjects = new ArrayList<>(List.of("", "BTC", "ETH", "LINK", "USDT", "S001", "large-cap", "growth", "arbitrage", "falling"));
            bus.subscribe("asker", List.of(Interest.lossless("engine.answer.asker")), e -> {
                var a = (Answer) e.payload();
                answers.put(a.engine() + " " + a.question(), a.isError() ? a.error() : Digits.of(a.body()));
            });
            Catalogue.STANDARD.built().forEach(engine -> {
                for (QuestionKind kind : engine.questions()) {
                    if (kind.isJob()) continue; // its answer names a job, and no two have one name
                    for (String subject : subjects) {
                        bus.publisher("asker").publish(Question.to(engine.id()), MessageType.QUESTION, new Question(kind.name(), subject, "asker"), 0);
                    }
                }
            });
            return answers;
        }

        @Override
        public List<Instrument> instruments() {
            return market.instruments();
        }

        @Override
        public void start(FeedSink to) {
            sink = to;
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void speed(double factor) {}

        @Override
        public void seek(double fraction) {}

        @Override
        public FeedStatus status() {
            return new FeedStatus(FeedStatus.State.RUNNING, Provenance.SIMULATED, "Test feed", 0, Double.NaN, 1, 0, 0, List.of(), "");
        }

        @Override
        public void close() {}

        void end() {
            host.close();
            bus.close();
        }
    }

    /** @param during started after some ticks; the others come while it runs, and after it */
    private static Desk played(Function<Platform, ScenarioRun> during, Consumer<RunReport> ended) {
        var platform = new Platform();
        try {
            platform.ticks(BEFORE);
            ScenarioRun run = during.apply(platform);
            int left = TICKS - BEFORE;
            while (run != null && !run.report().isDone() && left > 100) {
                platform.ticks(1);
                left--;
                LockSupport.parkNanos(300_000);
            }
            if (run != null) ended.accept(run.report().orTimeout(30, TimeUnit.SECONDS).join());
            platform.ticks(left);
            return platform.look();
        } finally {
            platform.end();
        }
    }

    private static Desk alone;

    @BeforeAll
    static void alone() {
        alone = played(NOTHING, r -> {});
    }

    @Test
    void aMarketThatRunsAloneSaysSomething() {
        assertThat(alone.said.keySet()).anyMatch(t -> t.startsWith("features.bar.")).contains("risk.report.large-cap", "portfolio.mark.growth", "market_data.consolidated.BTC");
        assertThat(alone.answers).isNotEmpty().allSatisfy((question, answer) -> assertThat(answer).isNotBlank());
        assertThat(played(NOTHING, r -> {})).as("or the comparison would mean nothing").isEqualTo(alone);
    }

    @Test
    void aFlashCrashLeavesTheDeskAsItFoundIt() {
        assertThat(played(p -> p.run(CRASH), r -> {
            assertThat(r.verdict()).as(r.judgement().why()).isEqualTo(Verdict.PASS);
            assertThat(r.evidence().left()).isEmpty();
            assertThat(r.evidence().fact("drawdown.most").orElseThrow()).as("its own desk felt it").isGreaterThan(30);
        })).isEqualTo(alone);
    }

    @Test
    void soDoesOneThatWasAborted() {
        assertThat(played(p -> {
            ScenarioRun run = p.run(CRASH);
            while (run.progress().counts().received() < 100) LockSupport.parkNanos(1_000_000);
            run.abort("by hand");
            return run;
        }, r -> {
            assertThat(r.verdict()).isEqualTo(Verdict.ABORTED);
            assertThat(r.evidence().left()).isEmpty();
        })).isEqualTo(alone);
    }

    @Test
    void soDoQuestionsToItsOwnEngines() {
        assertThat(played(p -> p.run(LOAD), r -> {
            assertThat(r.verdict()).as(r.judgement().why()).isEqualTo(Verdict.PASS);
            assertThat(r.evidence().left()).isEmpty();
        })).isEqualTo(alone);
    }
}
