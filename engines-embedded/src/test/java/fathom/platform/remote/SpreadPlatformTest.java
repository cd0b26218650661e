package fathom.platform.remote;

import static fathom.engine.EngineId.ANALYTICS;
import static fathom.engine.EngineId.FEATURES;
import static fathom.engine.EngineId.MARKETDATA;
import static fathom.engine.EngineId.PORTFOLIO;
import static fathom.engine.EngineId.RISK;
import static fathom.engine.EngineId.VPIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fathom.bus.Interest;
import fathom.bus.SharedBus;
import fathom.bus.Topics;
import fathom.desk.DeskState;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus.State;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.engine.QuestionKind;
import fathom.engine.ResultsState;
import fathom.market.FeedStatus;
import fathom.market.Feeds;
import fathom.market.MarketState;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import fathom.model.FeatureVector;
import fathom.model.Instrument;
import fathom.model.PortfolioMark;
import fathom.platform.Catalogue;
import fathom.platform.Command.AbortScenario;
import fathom.platform.Command.FeedSpeed;
import fathom.platform.Command.KillBus;
import fathom.platform.Command.PauseFeed;
import fathom.platform.Command.ResumeFeed;
import fathom.platform.Command.ReviveBus;
import fathom.platform.Command.SeekFeed;
import fathom.platform.Command.StartEngine;
import fathom.platform.Command.StartScenario;
import fathom.platform.Command.StopEngine;
import fathom.platform.Command;
import fathom.platform.Performed;
import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.platform.host.Host;
import fathom.platform.host.HostId;
import fathom.platform.host.Hosts;
import fathom.scenario.RunsState;
import fathom.state.Event;
import fathom.state.News;
import fathom.state.PlatformState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform whose engines run in several processes, here several ends of one bus, seen by a console that runs none of them. */
@Order(3)
class SpreadPlatformTest {
    private final SharedBus bus = new SharedBus();
    private final List<Host> hosts = new ArrayList<>();
    @TempDir
    private Path folder;
    private RemotePlatform console;

    @AfterEach
    void close() {
        if (console != null) console.close();
        hosts.forEach(Host::close);
        bus.close();
    }

    private Host host(SharedBus.End end, boolean market, EngineId... engines) {
        Host host = made(end, market, engines);
        host.start();
        return host;
    }

    private Host made(SharedBus.End end, boolean market, EngineId... engines) {
        var host = new Host(HostId.create(), end, Catalogue.STANDARD, Set.of(engines), market ? Feeds.STANDARD.parse("sim").open(42, 500) : null, Hosts.Listener.NONE);
        hosts.add(host);
        return host;
    }

    /** At the same time, as a script would start them. */
    private static void start(Host... hosts) {
        CompletableFuture.allOf(Arrays.stream(hosts).map(h -> CompletableFuture.runAsync(h::start)).toArray(CompletableFuture[]::new)).join();
    }

    private void console() {
        console = RemotePlatform.start(bus.join(), Catalogue.STANDARD);
    }

    private PlatformState awaitState(Predicate<PlatformState> wanted) {
        return await().atMost(Duration.ofSeconds(20)).until(console::state, wanted);
    }

    private static EngineStatus status(PlatformState state, EngineId id) {
        return EnginesState.of(state).engines().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    private static boolean run(PlatformState state, EngineId... ids) {
        return List.of(ids).stream().allMatch(id -> status(state, id).state() == State.RUNNING);
    }

    @Test
    void threeProcessesAreOnePlatform() throws Exception {
        console();
        PlatformState empty = console.state();
        assertThat(MarketState.of(empty).feed().state()).isEqualTo(FeedStatus.State.NEW);
        assertThat(status(empty, RISK).state()).isEqualTo(State.STOPPED);
        assertThat(status(empty, RISK).reason()).isEqualTo("no process announces it");
        assertThat(status(empty, EngineId.MAGNN).state()).isEqualTo(State.NOT_BUILT);

        Host few = made(bus.join(), false, RISK, VPIN), rest = made(bus.join(), true, MARKETDATA, FEATURES, ANALYTICS, PORTFOLIO);
        start(few, rest);
        PlatformState state = awaitState(s -> run(s, RISK, VPIN, MARKETDATA, FEATURES, ANALYTICS, PORTFOLIO) && MarketState.of(s).books().size() == 51 && DeskState.of(s).portfolios().size() == 3
                && ResultsState.of(s).latest().containsKey(Topics.RISK.topic("large-cap").name()) && DeskState.of(s).tickToMark().count() > 0 && MarketState.of(s).feed().ticks() > 1_000);
        assertThat(EnginesState.of(state).engines()).extracting(EngineStatus::id).containsExactlyElementsOf(Catalogue.STANDARD.ids());
        assertThat(EnginesState.of(state).engines()).filteredOn(e -> e.state() == State.NOT_BUILT).hasSize(Catalogue.STANDARD.engines().size() - Catalogue.STANDARD.built().size());
        assertThat(DeskState.of(state).portfolios()).extracting(PortfolioMark::id).containsExactly("large-cap", "growth", "arbitrage");
        assertThat(MarketState.of(state).feed().provenance()).isEqualTo(Provenance.SIMULATED);
        assertThat(MarketState.of(state).feed().state()).isEqualTo(FeedStatus.State.RUNNING);
        assertThat(state.label()).contains("2 processes");
        assertThat(status(state, RISK).summary()).contains(few.id().label());
        assertThat(status(state, RISK).inbox().handled()).isPositive();
        assertThat(status(state, RISK).contract().questions()).extracting(QuestionKind::name).contains("var");
        assertThat(News.of(state).events()).extracting(Event::what).contains("is on the bus to run Risk, VPIN");

        for (EngineStatus engine : EnginesState.of(state).engines()) {
            if (engine.state() != State.RUNNING) continue;
            Answer answer = console.ask(engine.id(), engine.contract().questions().getFirst().name(), engine.id().equals(MARKETDATA) ? "BTC" : "").get(5, TimeUnit.SECONDS);
            assertThat(answer.isError()).as(engine.id() + ": " + answer.error()).isFalse();
        }
        assertThatThrownBy(() -> host(bus.join(), true)).isInstanceOf(IllegalStateException.class).hasMessageContaining("runs a feed and a desk on this bus already")
                .hasMessageContaining(rest.id().label());
    }

    @Test
    void aProcessThatVanishesIsMissedAndIsWelcomeBack() {
        console();
        SharedBus.End end = bus.join();
        Host lasting = made(bus.join(), false, VPIN);
        start(made(end, true, RISK), lasting);
        awaitState(s -> run(s, RISK, VPIN) && MarketState.of(s).feed().ticks() > 100);
        assertThat(lasting.stopEngine(VPIN)).isTrue();
        assertThat(lasting.stopEngine(RISK)).isFalse();
        PlatformState told = await().atMost(Duration.ofMillis(600)).until(console::state, s -> !run(s, VPIN));
        assertThat(status(told, VPIN).reason()).as("said at once, not with the next report").isEqualTo("stopped on request");
        lasting.startEngine(VPIN);
        end.kill();
        long killed = Clock.SYSTEM.now();
        PlatformState state = awaitState(s -> !run(s, RISK));
        assertThat(state.at() - killed).as("nobody is given up before he had his time").isGreaterThan(1_900_000_000L);
        assertThat(status(state, RISK).reason()).isEqualTo("no process announces it");
        assertThat(status(state, RISK).since()).isBetween(killed, state.at());
        assertThat(status(state, VPIN).state()).isEqualTo(State.RUNNING);
        assertThat(MarketState.of(state).feed().state()).isEqualTo(FeedStatus.State.FAILED);
        assertThat(MarketState.of(state).feed().error()).contains("which fed this bus, is gone");
        assertThat(MarketState.of(state).feed().ticks()).as("the last word stands").isGreaterThan(100);
        awaitState(s -> News.of(s).events().stream().anyMatch(e -> e.where().equals("Risk") && e.what().contains("vanished")));

        Host back = host(bus.join(), true, RISK);
        awaitState(s -> run(s, RISK) && MarketState.of(s).feed().state() == FeedStatus.State.RUNNING);
        hosts.remove(back);
        back.close();
        PlatformState left = awaitState(s -> !run(s, RISK));
        assertThat(News.of(left).events()).anySatisfy(e -> assertThat(e.what()).contains("ended; it ran Risk, feed and desk"));
    }

    /** Bar after bar, each vector once: from one copy, from two, and from the one that is left. */
    @Test
    void copiesOfAnEngineShareItsQuestionsAndItsTopics() throws Exception {
        console();
        SharedBus.End end = bus.join();
        Host first = made(end, false, FEATURES), second = made(bus.join(), false, FEATURES);
        start(made(bus.join(), true), first, second);
        Map<FeatureKey, Integer> times = new ConcurrentHashMap<>();
        var order = new ConcurrentLinkedQueue<FeatureKey>();
        long settled = Math.max(first.engines().getFirst().since(), second.engines().getFirst().since()) + 2_500_000_000L;
        bus.join().subscribe("listener", List.of(Interest.lossless(Topics.FEATURES)), e -> {
            if (!(e.payload() instanceof FeatureVector v) || e.intended() < settled) return;
            var key = new FeatureKey(v.instrument(), v.at());
            times.merge(key, 1, Integer::sum);
            order.add(key);
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> times.size() > 2 * 51);
        PlatformState both = awaitState(s -> status(s, FEATURES).summary().contains(" and "));
        assertThat(first.engines().getFirst().published()).isPositive();
        assertThat(second.engines().getFirst().published()).isPositive();
        assertThat(EnginesState.of(both).engines().stream().filter(e -> e.state() == State.RUNNING)).hasSize(1);

        var answered = new HashMap<Integer, Answer>();
        for (int i = 0; i < 40; i++) answered.put(i, console.ask(FEATURES, "features", "BTC").get(5, TimeUnit.SECONDS));
        assertThat(answered.values()).allSatisfy(a -> assertThat(a.isError()).isFalse());

        end.kill();
        int before = order.size();
        await().atMost(Duration.ofSeconds(8)).until(() -> order.stream().skip(before).map(FeatureKey::instrument).distinct().count() == 51);
        assertThat(times.values()).as("said once each").allMatch(n -> n == 1);
    }

    /** As with servers that this process started itself: everything is here, and others may join. */
    @Test
    void anEmbeddedPlatformOnASharedBusIsSeenByOthersAndSeesThem() throws Exception {
        console();
        try (var platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder), bus.join())) {
            awaitState(s -> run(s, RISK, VPIN, MARKETDATA, FEATURES, ANALYTICS, PORTFOLIO) && MarketState.of(s).books().size() == 51);
            assertThat(console.ask(MARKETDATA, "book", "BTC").get(5, TimeUnit.SECONDS).isError()).isFalse();
            assertThat(platform.ask(MARKETDATA, "book", "BTC").get(5, TimeUnit.SECONDS).isError()).isFalse();
            Path profile = Files.writeString(folder.resolve("short.json"), """
                    {"id": "short", "kind": "load", "title": "Short", "version": 1, "what": "One second.", "seed": 1,
                     "phases": [{"name": "steady", "seconds": 1, "measured": true}],
                     "thresholds": ["failed = 0", "lost = 0"],
                     "settings": {"rate": 500, "tolerance": 50, "drain": 2}}""");
            Host copy = host(bus.join(), false, VPIN);
            PlatformState both = await().atMost(Duration.ofSeconds(60)).until(platform::state, s -> status(s, VPIN).summary().contains(" and "));
            assertThat(status(both, VPIN).summary()).contains("this process").contains(copy.id().label());
            Performed.on(platform, new StartScenario(profile.toString(), 1));
            PlatformState ended = await().atMost(Duration.ofSeconds(60)).until(platform::state, s -> !RunsState.of(s).ended().isEmpty());
            assertThat(RunsState.of(ended).ended().getFirst().counts().received()).as("every question was answered once, by whichever copy").isEqualTo(RunsState.of(ended).ended().getFirst().counts().sent()).isEqualTo(500);
            assertThat(copy.engines().getFirst().inbox().handled()).isPositive();
        }
        assertThat(status(awaitState(s -> !run(s, RISK)), VPIN).state()).as("the copy goes on").isEqualTo(State.RUNNING);
    }

    private record FeatureKey(Instrument instrument, long at) {}

    @Test
    void aConsoleThatOnlyWatchesChangesNothing() {
        console();
        List<Command> refused = List.of(new PauseFeed(), new ResumeFeed(), new FeedSpeed(2), new SeekFeed(0.5), new StopEngine(RISK), new StartEngine(RISK),
                new StartScenario("flash-crash", 1), new AbortScenario(), new KillBus("Redis"), new ReviveBus("Redis"));
        assertThat(refused).extracting(c -> Performed.outcome(console, c)).allSatisfy(o -> {
            assertThat(o.done()).isFalse();
            assertThat(o.sentence()).matches("this console only watches; [^.]+");
        });
        assertThat(console.scenarios()).isNotEmpty();
        assertThat(RunsState.of(console.state()).current()).isNull();
    }
}
