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
import fathom.desk.PortfolioMark;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EngineStatus.State;
import fathom.engine.features.FeatureVector;
import fathom.market.Feeds;
import fathom.market.FeedStatus;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import fathom.model.Instrument;
import fathom.platform.PlatformState;
import fathom.platform.host.Host;
import fathom.platform.host.HostId;
import fathom.platform.host.Hosts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A platform whose engines run in several processes, here several ends of one bus, seen by a console that runs none of them. */
class SpreadPlatformTest {
    private final SharedBus bus = new SharedBus();
    private final List<Host> hosts = new ArrayList<>();
    private RemotePlatform console;

    @AfterEach
    void close() {
        if (console != null) console.close();
        hosts.forEach(Host::close);
        bus.close();
    }

    private Host host(SharedBus.End end, boolean market, EngineId... engines) {
        var host = new Host(HostId.create(), end, Set.of(engines), market ? Feeds.open("sim", 42, 500) : null, Hosts.Listener.NONE);
        hosts.add(host);
        host.start();
        return host;
    }

    private void console() {
        console = RemotePlatform.start(bus.join());
    }

    private PlatformState awaitState(Predicate<PlatformState> wanted) {
        return await().atMost(Duration.ofSeconds(20)).until(console::state, wanted);
    }

    private static EngineStatus status(PlatformState state, EngineId id) {
        return state.engines().stream().filter(e -> e.id() == id).findFirst().orElseThrow();
    }

    private static boolean run(PlatformState state, EngineId... ids) {
        return List.of(ids).stream().allMatch(id -> status(state, id).state() == State.RUNNING);
    }

    @Test
    void threeProcessesAreOnePlatform() throws Exception {
        console();
        PlatformState empty = console.state();
        assertThat(empty.feed().state()).isEqualTo(FeedStatus.State.NEW);
        assertThat(status(empty, RISK).state()).isEqualTo(State.STOPPED);
        assertThat(status(empty, RISK).reason()).isEqualTo("no process announces it");
        assertThat(status(empty, EngineId.MAGNN).state()).isEqualTo(State.NOT_BUILT);

        Host few = host(bus.join(), false, RISK, VPIN);
        Host rest = host(bus.join(), true, MARKETDATA, FEATURES, ANALYTICS, PORTFOLIO);
        PlatformState state = awaitState(s -> run(s, RISK, VPIN, MARKETDATA, FEATURES, ANALYTICS, PORTFOLIO) && s.books().size() == 51 && s.portfolios().size() == 3
                && s.results().containsKey(Topics.risk("large-cap").name()) && s.tickToMark().count() > 0 && s.arbitrage().seen() >= 0 && s.feed().ticks() > 1_000);
        assertThat(state.engines()).extracting(EngineStatus::id).containsExactly(EngineId.values());
        assertThat(state.engines()).filteredOn(e -> e.state() == State.NOT_BUILT).hasSize(12);
        assertThat(state.portfolios()).extracting(PortfolioMark::id).containsExactly("large-cap", "growth", "arbitrage");
        assertThat(state.feed().provenance()).isEqualTo(Provenance.SIMULATED);
        assertThat(state.feed().state()).isEqualTo(FeedStatus.State.RUNNING);
        assertThat(state.label()).contains("2 processes");
        assertThat(status(state, RISK).summary()).contains(few.id().label());
        assertThat(status(state, RISK).inbox().handled()).isPositive();
        assertThat(status(state, RISK).contract().questions()).contains("var");
        assertThat(state.events()).extracting(PlatformState.Event::what).contains("is on the bus to run " + "Risk, VPIN");

        for (EngineStatus engine : state.engines()) {
            if (engine.state() != State.RUNNING) continue;
            Answer answer = console.ask(engine.id(), engine.contract().questions().getFirst(), engine.id() == MARKETDATA ? "BTC" : "").get(5, TimeUnit.SECONDS);
            assertThat(answer.isError()).as(engine.id() + ": " + answer.error()).isFalse();
        }
        assertThatThrownBy(() -> host(bus.join(), true)).isInstanceOf(IllegalStateException.class).hasMessageContaining("runs a feed and a desk on this bus already")
                .hasMessageContaining(rest.id().label());
    }

    @Test
    void aProcessThatVanishesIsMissedAndIsWelcomeBack() {
        console();
        SharedBus.End end = bus.join();
        host(end, true, RISK);
        host(bus.join(), false, VPIN);
        awaitState(s -> run(s, RISK, VPIN) && s.feed().ticks() > 100);
        end.kill();
        long killed = Clock.SYSTEM.now();
        PlatformState state = awaitState(s -> !run(s, RISK));
        assertThat(state.at() - killed).as("nobody is given up before he had his time").isGreaterThan(1_900_000_000L);
        assertThat(status(state, RISK).reason()).isEqualTo("no process announces it");
        assertThat(status(state, RISK).since()).isBetween(killed, state.at());
        assertThat(status(state, VPIN).state()).isEqualTo(State.RUNNING);
        assertThat(state.feed().state()).isEqualTo(FeedStatus.State.FAILED);
        assertThat(state.feed().error()).contains("which fed this bus, is gone");
        assertThat(state.feed().ticks()).as("the last word stands").isGreaterThan(100);
        awaitState(s -> s.events().stream().anyMatch(e -> e.where().equals("Risk") && e.what().contains("vanished")));

        Host back = host(bus.join(), true, RISK);
        awaitState(s -> run(s, RISK, VPIN) && s.feed().state() == FeedStatus.State.RUNNING);
        hosts.remove(back);
        back.close();
        PlatformState left = awaitState(s -> !run(s, RISK));
        assertThat(left.events()).anySatisfy(e -> assertThat(e.what()).contains("ended; it ran Risk, feed and desk"));
    }

    @Test
    void anEngineStoppedByItsOwnerSaysSoAtOnce() {
        console();
        Host owner = host(bus.join(), false, VPIN);
        awaitState(s -> run(s, VPIN));
        assertThat(owner.stopEngine(VPIN)).isTrue();
        assertThat(owner.stopEngine(RISK)).isFalse();
        PlatformState state = await().atMost(Duration.ofMillis(500)).until(console::state, s -> !run(s, VPIN));
        assertThat(status(state, VPIN).reason()).isEqualTo("stopped on request");
    }

    /** Bar after bar, each vector once: from one copy, from two, and from the one that is left. */
    @Test
    void copiesOfAnEngineShareItsQuestionsAndItsTopics() throws Exception {
        console();
        host(bus.join(), true);
        SharedBus.End end = bus.join();
        host(end, false, FEATURES);
        Host second = host(bus.join(), false, FEATURES);
        Map<FeatureKey, Integer> times = new ConcurrentHashMap<>();
        var order = new ConcurrentLinkedQueue<FeatureKey>();
        long settled = second.engines().getFirst().since() + 2_500_000_000L;
        bus.join().subscribe("listener", List.of(Interest.lossless(Topics.FEATURES)), e -> {
            if (!(e.payload() instanceof FeatureVector v) || e.intended() < settled) return;
            var key = new FeatureKey(v.instrument(), v.at());
            times.merge(key, 1, Integer::sum);
            order.add(key);
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> times.size() > 3 * 51);
        PlatformState both = awaitState(s -> status(s, FEATURES).summary().contains(" and "));
        assertThat(hosts.get(1).engines().getFirst().published()).isPositive();
        assertThat(second.engines().getFirst().published()).isPositive();
        assertThat(both.engines().stream().filter(e -> e.state() == State.RUNNING)).hasSize(1);

        var answered = new HashMap<Integer, Answer>();
        for (int i = 0; i < 40; i++) answered.put(i, console.ask(FEATURES, "features", "BTC").get(5, TimeUnit.SECONDS));
        assertThat(answered.values()).allSatisfy(a -> assertThat(a.isError()).isFalse());

        end.kill();
        int before = order.size();
        await().atMost(Duration.ofSeconds(8)).until(() -> order.stream().skip(before).map(FeatureKey::instrument).distinct().count() == 51);
        assertThat(times.values()).as("said once each").allMatch(n -> n == 1);
    }

    private record FeatureKey(Instrument instrument, long at) {}

    @Test
    void aConsoleThatOnlyWatchesChangesNothing() {
        console();
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> refused = List.of(console::pauseFeed, console::resumeFeed, () -> console.feedSpeed(2), () -> console.seekFeed(0.5),
                () -> console.stopEngine(RISK), () -> console.startEngine(RISK), () -> console.startScenario("flash-crash", 1));
        assertThat(refused).allSatisfy(action -> assertThatThrownBy(action).isInstanceOf(IllegalStateException.class).hasMessageMatching("this console only watches; [^.]+"));
        console.abortScenario();
        assertThat(console.scenarios()).isNotEmpty();
        assertThat(console.state().run()).isNull();
    }
}
