package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;

import fathom.bus.BusesState;
import fathom.bus.Topics;
import fathom.desk.DeskState;
import fathom.engine.Answer;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus.State;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.engine.QuestionKind;
import fathom.engine.ResultsState;
import fathom.engine.portfolio.Allocation;
import fathom.hardware.MachineState;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Provenance;
import fathom.model.ConsolidatedBook;
import fathom.model.FeatureVector;
import fathom.model.Instrument;
import fathom.model.PortfolioMark;
import fathom.model.RiskReport;
import fathom.model.Venue;
import fathom.model.VpinReading;
import fathom.platform.Catalogue;
import fathom.platform.Command.FeedSpeed;
import fathom.platform.Command.PauseFeed;
import fathom.platform.Command.ResumeFeed;
import fathom.platform.Command.StartEngine;
import fathom.platform.Command.StopEngine;
import fathom.platform.Performed;
import fathom.state.Event;
import fathom.state.News;
import fathom.state.PlatformState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole platform on the simulator, seen through the seam that the console has. */
@Order(7)
class EmbeddedPlatformTest {
    private static final Set<EngineId> BUILT = Catalogue.STANDARD.built().stream().map(EngineDefinition::id).collect(Collectors.toSet());
    private static final Instrument BTC = Instrument.spot(Venue.BINANCE, "BTC");
    /** Event time runs that many times as fast as ours where minutes of it are needed. */
    private static final double FAST = 30;

    @TempDir
    private Path folder;
    private EmbeddedPlatform platform;

    private EmbeddedPlatform start() {
        return platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder));
    }

    @AfterEach
    void close() {
        if (platform != null) platform.close();
    }

    private PlatformState awaitState(Predicate<PlatformState> wanted) {
        return await().atMost(Duration.ofSeconds(40)).until(platform::state, wanted);
    }

    @Test
    void whatIsBuiltRunsAndTheRestIsNotBuilt() {
        start();
        var engines = EnginesState.of(platform.state()).engines();
        assertThat(engines).extracting(EngineStatus::id).containsExactlyElementsOf(Catalogue.STANDARD.ids());
        assertThat(engines).allSatisfy(e -> assertThat(e.state()).isEqualTo(BUILT.contains(e.id()) ? State.RUNNING : State.NOT_BUILT));
        assertThat(engines).filteredOn(e -> e.state() == State.NOT_BUILT).hasSize(Catalogue.STANDARD.engines().size() - Catalogue.STANDARD.built().size()).allSatisfy(e -> {
            assertThat(e.inbox()).isNull();
            assertThat(e.published()).isZero();
        });
    }

    @Test
    void aTickReachesWhateverFollowsFromIt() throws InterruptedException {
        start();
        assertThat(platform.awaitBooks(Duration.ofSeconds(20))).isTrue();
        Performed.on(platform, new FeedSpeed(FAST));
        PlatformState state = awaitState(s -> ResultsState.of(s).payload("vpin.calculation.BINANCE.BTC-USDT", VpinReading.class) instanceof VpinReading v && !Double.isNaN(v.vpin())
                && ResultsState.of(s).payload(Topics.RISK.topic("large-cap").name(), RiskReport.class) instanceof RiskReport r && r.isKnown()
                && ResultsState.of(s).payload(Allocation.TOPICS.topic("large-cap").name(), Allocation.class) != null && MachineState.of(s).snapshot() != null && !MachineState.of(s).snapshot().cores().isEmpty());

        assertThat(MarketState.of(state).feed().provenance()).isEqualTo(Provenance.SIMULATED);
        assertThat(MarketState.of(state).books()).hasSize(51).containsKey(BTC).containsOnlyKeys(MarketState.of(state).due().keySet());
        assertThat(MarketState.of(state).books().get(BTC).mid()).isBetween(20_000.0, 90_000.0);
        assertThat(MarketState.of(state).trades()).isNotEmpty();
        for (String asset : List.of("BTC", "ETH", "BNB", "SOL", "ADA", "AVAX", "LINK", "DOT", "XRP", "POL")) {
            assertThat(ResultsState.of(state).payload(Topics.CONSOLIDATED.topic(asset).name(), ConsolidatedBook.class)).as(asset).isNotNull();
        }
        assertThat(ResultsState.of(state).payload(Topics.FEATURES.topic(BTC).name(), FeatureVector.class).bars()).isGreaterThan(30);
        assertThat(ResultsState.of(state).payload(Topics.VPIN.topic(BTC).name(), VpinReading.class).vpin()).isBetween(0.0, 1.0);
        RiskReport risk = ResultsState.of(state).payload(Topics.RISK.topic("large-cap").name(), RiskReport.class);
        assertThat(risk.historicalVar()).isPositive();
        assertThat(risk.components().stream().mapToDouble(RiskReport.Component::contribution).sum()).isCloseTo(risk.parametricVar(), offset(1e-9));
        assertThat(DeskState.of(state).portfolios()).extracting(PortfolioMark::id).containsExactly("large-cap", "growth", "arbitrage");
        assertThat(DeskState.of(state).portfolios()).allSatisfy(p -> {
            assertThat(p.unpriced()).isEmpty();
            assertThat(p.provenance()).isEqualTo(Provenance.SIMULATED);
            assertThat(p.pnl()).isCloseTo(p.realized() + p.unrealized() - p.fees(), offset(1e-3));
            assertThat(p.nav()).isCloseTo(p.openNav() + p.pnl(), offset(1e-3));
        });
        assertThat(DeskState.of(state).tickToMark().count()).isPositive();
        assertThat(MachineState.of(state).snapshot().cores()).isNotEmpty();
        assertThat(BusesState.of(state).buses()).singleElement().satisfies(bus -> assertThat(bus.inboxes()).allSatisfy(i -> assertThat(i.failed()).as(i.name()).isZero()));
    }

    @Test
    void aPausedFeedStandsStillAndGoesOn() {
        start();
        awaitState(s -> MarketState.of(s).feed().ticks() > 100);
        Performed.on(platform, new PauseFeed());
        var unchanged = new Unchanged();
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(10)).until(() -> unchanged.test(MarketState.of(platform.state()).feed().ticks()));
        PlatformState paused = platform.state();
        assertThat(MarketState.of(paused).feed().state()).isEqualTo(FeedStatus.State.PAUSED);
        Performed.on(platform, new ResumeFeed());
        PlatformState resumed = awaitState(s -> MarketState.of(s).feed().ticks() > MarketState.of(paused).feed().ticks() + 100);
        assertThat(MarketState.of(resumed).feed().state()).isEqualTo(FeedStatus.State.RUNNING);
        assertThat(News.of(resumed).events()).extracting(Event::what).contains("paused", "resumed");
    }

    /** Whether a number is what it was when last looked at. */
    private static final class Unchanged {
        private long before = -1;

        boolean test(long now) {
            boolean same = now == before;
            before = now;
            return same;
        }
    }

    @Test
    void speedMultipliesEventTime() {
        start();
        long began = MarketState.of(platform.state()).feed().clock();
        Performed.on(platform, new FeedSpeed(FAST));
        PlatformState state = awaitState(s -> MarketState.of(s).feed().clock() - began > Duration.ofSeconds(60).toNanos());
        assertThat(MarketState.of(state).feed().speed()).isEqualTo(FAST);
        assertThat(state.at() - state.startedAt()).as("sixty seconds of event time took less of ours").isLessThan(Duration.ofSeconds(30).toNanos());
    }

    @Test
    void aStoppedEngineIsMissedByNobodyAndStartsAfresh() throws Exception {
        start();
        awaitState(s -> status(s, EngineId.FEATURES).published() > 50);
        Performed.on(platform, new StopEngine(EngineId.FEATURES));
        PlatformState stopped = platform.state();
        assertThat(status(stopped, EngineId.FEATURES).state()).isEqualTo(State.STOPPED);
        assertThat(status(stopped, EngineId.FEATURES).reason()).isNotBlank();
        assertThatThrownBy(() -> platform.ask(EngineId.FEATURES, "bars", "").get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(TimeoutException.class);

        long taken = status(stopped, EngineId.MARKETDATA).inbox().handled();
        awaitState(s -> status(s, EngineId.MARKETDATA).inbox().handled() > taken + 200);
        assertThat(EnginesState.of(platform.state()).engines()).filteredOn(e -> e.state() == State.RUNNING).hasSize(BUILT.size() - 1);
        assertThat(status(platform.state(), EngineId.FEATURES).published()).isEqualTo(status(stopped, EngineId.FEATURES).published());

        Performed.on(platform, new StartEngine(EngineId.FEATURES));
        EngineStatus fresh = status(platform.state(), EngineId.FEATURES);
        assertThat(fresh.state()).isEqualTo(State.RUNNING);
        assertThat(fresh.published()).isLessThan(status(stopped, EngineId.FEATURES).published());
        awaitState(s -> status(s, EngineId.FEATURES).published() > 10);
        assertThat(News.of(platform.state()).events()).extracting(Event::what).contains("stopped by the operator", "started by the operator");
    }

    @Test
    void anEngineThatIsNotBuiltCannotBeStarted() {
        start();
        var outcome = Performed.outcome(platform, new StartEngine(EngineId.MAGNN));
        assertThat(outcome.done()).isFalse();
        assertThat(outcome.sentence()).isEqualTo("MAGNN does not run in this process");
        assertThat(status(platform.state(), EngineId.MAGNN).state()).isEqualTo(State.NOT_BUILT);
    }

    @Test
    void everyKindOfQuestionIsAnsweredAndAForeignOneSaysWhatThereIs() throws Exception {
        start();
        platform.awaitBooks(Duration.ofSeconds(20));
        awaitState(s -> status(s, EngineId.RISK).inbox().handled() > 100);
        for (EngineStatus engine : EnginesState.of(platform.state()).engines()) {
            for (QuestionKind kind : engine.contract().questions()) {
                Answer answer = ask(engine.id(), kind.name(), kind.subject() == QuestionKind.Subject.ASSET ? "BTC" : "");
                assertThat(answer.engine()).isEqualTo(engine.id().id());
                if (answer.isError()) assertThat(answer.error()).as("%s %s says what it waits for", engine.id(), kind.name()).matches("(needs|waits for|no portfolio has|no asset has) .*|the setting .* is missing: .*|.* holds nothing.*");
            }
        }
        assertThat(ask(EngineId.MARKETDATA, "book", "NO-SUCH").error()).contains("no book of 'NO-SUCH'").contains("BTC");
        assertThat(ask(EngineId.RISK, "weather", "large-cap").error()).contains("no question 'weather'").contains("var");
    }

    private Answer ask(EngineId engine, String kind, String subject) throws Exception {
        return platform.ask(engine, kind, subject).get(5, TimeUnit.SECONDS);
    }

    private static EngineStatus status(PlatformState state, EngineId id) {
        return EnginesState.of(state).engines().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }
}
