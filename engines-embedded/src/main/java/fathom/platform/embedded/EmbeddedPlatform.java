package fathom.platform.embedded;

import fathom.bus.Bus;
import fathom.bus.local.LocalBus;
import fathom.desk.Desk;
import fathom.desk.DeskConfig;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.EngineRegistry;
import fathom.engine.EngineStatus;
import fathom.hardware.OshiProbe;
import fathom.market.Feed;
import fathom.market.Feeds;
import fathom.measure.Clock;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.platform.Platform;
import fathom.platform.PlatformState;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.Scenarios;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Feed, bus, engines, desk, scenarios and hardware in one process, and what a console may see and ask of them. */
public final class EmbeddedPlatform implements Platform {
    private final long startedAt = Clock.SYSTEM.now();
    private final EventLog events = new EventLog();
    private final Bus bus = new LocalBus("In-process");
    private final EngineRegistry engines;
    private final Desk desk;
    private final Blackboard blackboard;
    private final Questions questions;
    private final ScenarioDesk scenarios;
    private final HardwareSampler hardware = new HardwareSampler(new OshiProbe());
    private final Watch watch;
    private final Feed feed;

    private EmbeddedPlatform(EmbeddedConfig config, Feed feed) {
        this.feed = feed;
        engines = new EngineRegistry(bus, Engines.BUILT);
        desk = new Desk(bus, DeskConfig.standard(), feed.status().provenance());
        blackboard = new Blackboard(bus, Set.copyOf(feed.instruments()), events);
        questions = new Questions(bus);
        scenarios = new ScenarioDesk(new Stage(bus, feed, engines, desk, hardware), config.runs(), events);
        watch = new Watch(this, events);
    }

    /**
     * Starts everything; the feed last, so that no tick is missed.
     *
     * @throws fathom.market.FeedException when the feed cannot be opened; nothing has been started then
     */
    public static EmbeddedPlatform start(EmbeddedConfig config) {
        var platform = new EmbeddedPlatform(config, Feeds.open(config.feed(), config.seed(), config.rate()));
        platform.engines.startAll();
        platform.feed.start(new BusSink(platform.bus));
        platform.events.add("idle", "Platform", "embedded platform up: " + Engines.BUILT.size() + " engines, " + platform.feed.status().description());
        platform.watch.start();
        return platform;
    }

    /** Waits until every instrument of the feed has been quoted once, so that whoever is asked about one knows it. @return whether that was so in time */
    public boolean awaitBooks(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (blackboard.books().size() < feed.instruments().size()) {
            if (System.nanoTime() > end) return false;
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    @Override
    public PlatformState state() {
        Map<Instrument, Book> books = new HashMap<>();
        Map<Instrument, Long> due = new HashMap<>();
        blackboard.books().forEach((i, quoted) -> {
            books.put(i, quoted.book());
            due.put(i, quoted.intended());
        });
        return new PlatformState(Clock.SYSTEM.now(), startedAt, "Embedded platform, this machine", feed.status(), engines.statuses(), List.of(bus.stats()), books,
                blackboard.tape(), blackboard.results(), desk.arbitrage(), desk.marks(), desk.tickToMark(), hardware.latest(), scenarios.progress(), scenarios.runs(),
                events.latest(), due);
    }

    /** Cheap enough for a watch: what the engines say of themselves, without the rest. */
    List<EngineStatus> engineStatuses() {
        return engines.statuses();
    }

    /** The bus, for benchmarks and tests that measure or disturb it. */
    public Bus bus() {
        return bus;
    }

    /** Books and trades that the feed delivered; like {@link #ordersWorking} for benchmarks, which must not pay for a whole state. */
    public long ticks() {
        return feed.status().ticks();
    }

    /** Orders that have not come to their venue yet. */
    public int ordersWorking() {
        return desk.ordersWorking();
    }

    @Override
    public List<ScenarioProfile> scenarios() {
        return Scenarios.all();
    }

    @Override
    public String startScenario(String id, long seed) {
        return scenarios.start(id, seed);
    }

    @Override
    public void abortScenario() {
        scenarios.abort();
    }

    @Override
    public void pauseFeed() {
        feed.pause();
        events.add("idle", "Feed", "paused");
    }

    @Override
    public void resumeFeed() {
        feed.resume();
        events.add("idle", "Feed", "resumed");
    }

    @Override
    public void feedSpeed(double factor) {
        feed.speed(factor);
    }

    @Override
    public void seekFeed(double fraction) {
        feed.seek(fraction);
    }

    @Override
    public void stopEngine(EngineId id) {
        engines.runner(id).ifPresent(r -> {
            r.stop();
            events.add("warn", id.label(), "stopped by the operator");
        });
    }

    @Override
    public void startEngine(EngineId id) {
        engines.runner(id).ifPresent(r -> {
            r.start();
            events.add("ok", id.label(), "started by the operator");
        });
    }

    @Override
    public CompletableFuture<Answer> ask(EngineId engine, String kind, String subject) {
        return questions.ask(engine, kind, subject);
    }

    @Override
    public Tail tail(String pattern) {
        return new BusTail(bus, pattern);
    }

    @Override
    public void killBus(String name) {
        throw new IllegalStateException("the bus inside this process cannot be killed");
    }

    @Override
    public void reviveBus(String name) {
        throw new IllegalStateException("the bus inside this process cannot be killed, so there is nothing to start again");
    }

    @Override
    public void close() {
        watch.close();
        scenarios.close();
        feed.close();
        hardware.close();
        engines.close();
        desk.close();
        questions.close();
        blackboard.close();
        bus.close();
    }
}
