package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.BusEvent;
import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.desk.DeskState;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.measure.Verdict;
import fathom.platform.BusOption;
import fathom.platform.BusSettings;
import fathom.platform.Catalogue;
import fathom.platform.Command.KillBus;
import fathom.platform.Command.ReviveBus;
import fathom.platform.Command.StartScenario;
import fathom.platform.Performed;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.state.News;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole platform on four real servers, as {@code --bus embedded-redis} starts it. */
class RedisPlatformTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;
    private static EmbeddedPlatform platform;

    @BeforeAll
    static void start() throws InterruptedException {
        platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder), BusOption.parse("embedded-redis", BusSettings.parse("EngineLogic.encoding=json")).open(Catalogue.STANDARD.topics()));
        assertThat(platform.awaitBooks(PATIENCE)).isTrue();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static BusStats bus(String name) {
        return BusesState.of(platform.state()).buses().getFirst().members().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    }

    private static long handled(EngineId id) {
        return EnginesState.of(platform.state()).engines().stream().filter(e -> e.id().equals(id)).mapToLong(e -> e.inbox().handled()).sum();
    }

    @Test
    void theSixEnginesRunAndAnswer() throws Exception {
        for (EngineStatus engine : EnginesState.of(platform.state()).engines()) {
            if (engine.state() == EngineStatus.State.NOT_BUILT) continue;
            assertThat(engine.state()).as(engine.id().id()).isEqualTo(EngineStatus.State.RUNNING);
            assertThat(engine.inbox().failed()).as(engine.id().id()).isZero();
        }
        var answer = platform.ask(EngineId.MARKETDATA, "consolidated", "BTC").get(20, TimeUnit.SECONDS);
        assertThat(answer.engine()).isEqualTo("marketdata");
        assertThat(DeskState.of(platform.state()).portfolios()).allSatisfy(p -> assertThat(p.nav()).isPositive());
    }

    @Test
    void aKilledMarketDataBusIsMissedByNobody() {
        Performed.on(platform, new KillBus("MarketData"));
        await().atMost(PATIENCE).until(() -> bus("MarketData").state() == BusStats.State.DOWN);
        long before = handled(EngineId.MARKETDATA);
        await("ticks go on over the other buses").atMost(PATIENCE).until(() -> handled(EngineId.MARKETDATA) > before + 500);
        Performed.on(platform, new ReviveBus("MarketData"));
        await().atMost(PATIENCE).until(() -> bus("MarketData").state() == BusStats.State.UP);
        List<BusEvent> events = BusesState.of(platform.state()).buses().getFirst().events();
        assertThat(events).extracting(BusEvent::kind).contains(BusEvent.Kind.LOST, BusEvent.Kind.RETURNED);
        assertThat(News.of(platform.state()).events()).anyMatch(e -> e.what().contains("killed by the operator"));
        long after = handled(EngineId.MARKETDATA);
        await().atMost(PATIENCE).until(() -> handled(EngineId.MARKETDATA) > after + 500);
        assertThat(BusesState.of(platform.state()).buses().getFirst().members()).allSatisfy(m -> assertThat(m.wire().faults().lost()).as(m.name()).isZero());
    }

    @Test
    void aFlashCrashLeavesNothingOnTheServers() throws Exception {
        Path profile = Files.writeString(folder.resolve("crash.json"), """
                {"id": "crash", "kind": "crash", "title": "Crash", "version": 1, "what": "Falls.", "seed": 1,
                 "phases": [{"name": "fall", "seconds": 1, "measured": true}, {"name": "bottom", "seconds": 0.5, "measured": true}, {"name": "recovery", "seconds": 0.5, "measured": true}],
                 "thresholds": ["fall.least >= 1 %", "outputs.features >= 1"], "settings": {"rate": 200, "symbols": 10, "ticks": 2000, "fall": 50, "recovery": 60, "match": 10, "past": 10}}""");
        String run = Performed.on(platform, new StartScenario(profile.toString(), 1));
        RunReport report = await().atMost(PATIENCE).until(() -> RunsState.of(platform.state()).ended().stream().filter(r -> r.runId().equals(run)).findFirst(), Optional::isPresent).orElseThrow();
        assertThat(report.verdict()).as(report.judgement().why()).isEqualTo(Verdict.PASS);
        assertThat(report.evidence().left()).isEmpty();
        assertThat(platform.bus().stats().topics()).extracting(t -> t.topic().name()).noneMatch(t -> t.contains("S001") || t.contains("scenario"));
    }

    @Test
    void thereIsNoOtherBusToKill() {
        var outcome = Performed.outcome(platform, new KillBus("Nowhere"));
        assertThat(outcome.done()).isFalse();
        assertThat(outcome.sentence()).contains("no bus Nowhere");
    }
}
