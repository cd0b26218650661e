package fathom.platform.embedded;

import fathom.bus.Bus;
import fathom.bus.local.LocalBus;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.market.Feed;
import fathom.market.Feeds;
import fathom.platform.Catalogue;
import fathom.platform.Platform;
import fathom.platform.console.BusTail;
import fathom.platform.console.EventLog;
import fathom.platform.console.Lookout;
import fathom.platform.console.Neighbours;
import fathom.platform.host.EngineRoll;
import fathom.platform.host.Host;
import fathom.platform.host.HostId;
import fathom.platform.host.MarketDesk;
import fathom.platform.host.MarketReport;
import fathom.scenario.ScenarioProfile;
import fathom.state.PlatformState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Feed, bus, engines, desk, scenarios and hardware in one process, and what a console may see and ask of them. */
public final class EmbeddedPlatform implements Platform {
    private final Bus bus;
    private final Feed feed;
    private final EventLog events = new EventLog();
    private final Lookout lookout;
    private final Host host;
    private final MarketDesk market;
    private final EngineRoll roll;
    private final ScenarioDesk scenarios;

    private EmbeddedPlatform(EmbeddedConfig config, Bus bus, Catalogue catalogue, Feed feed) {
        this.bus = bus;
        this.feed = feed;
        HostId id = HostId.create();
        lookout = new Lookout(bus, catalogue.topics(), id.process(), Set.copyOf(feed.instruments())::contains, this::state, events);
        roll = new EngineRoll(catalogue);
        host = new Host(id, bus, catalogue, catalogue.engines().keySet(), feed, new Neighbours(events));
        market = host.market().orElseThrow();
        scenarios = new ScenarioDesk(new Stage(catalogue, bus, market, this::engines, lookout.hardware()), catalogue.scenarios(), config.runs(), events);
    }

    /** On a bus inside this process; see {@link #start(EmbeddedConfig, Bus)}. */
    public static EmbeddedPlatform start(EmbeddedConfig config) {
        return start(config, new LocalBus("In-process"));
    }

    /** With what comes with Fathom. */
    public static EmbeddedPlatform start(EmbeddedConfig config, Bus bus) {
        return start(config, bus, Catalogue.STANDARD);
    }

    /**
     * Starts everything; the feed last, so that no tick is missed.
     *
     * @param bus       is the platform's from now on, which closes it; it knows the topics of the catalogue
     * @param catalogue what there is
     * @throws fathom.market.FeedException when the feed cannot be opened; nothing is left of it then, nor in the next case
     * @throws IllegalStateException       when another process on the bus runs a feed and a desk already
     */
    public static EmbeddedPlatform start(EmbeddedConfig config, Bus bus, Catalogue catalogue) {
        EmbeddedPlatform platform;
        try {
            platform = new EmbeddedPlatform(config, bus, catalogue, Feeds.open(config.feed(), config.seed(), config.rate()));
        } catch (RuntimeException e) {
            bus.close();
            throw e;
        }
        try {
            platform.host.start();
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
        platform.events.add("idle", "Platform", "embedded platform up: " + catalogue.engines().size() + " engines, " + platform.feed.status().description());
        platform.lookout.start();
        return platform;
    }

    /** Waits until every instrument of the feed has been quoted once, so that whoever is asked about one knows it. @return whether that was so in time */
    public boolean awaitBooks(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (lookout.quoted() < feed.instruments().size()) {
            if (System.nanoTime() > end) return false;
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    @Override
    public PlatformState state() {
        MarketReport report = market.report();
        return lookout.state("Embedded platform, this machine", host.id().startedAt(), report.feed(),
                List.of(report.desk(market.desk().marks()), new EnginesState(engines()), scenarios.section()));
    }

    private List<EngineStatus> engines() {
        return roll.call(host.engines(), host.others());
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
        return market.desk().ordersWorking();
    }

    @Override
    public List<ScenarioProfile> scenarios() {
        return scenarios.profiles();
    }

    @Override
    public String startScenario(String id, long seed) {
        return scenarios.start(id, seed);
    }

    /** As {@link #startScenario(String, long)}, of a profile that is at hand. @param shortened in less than 20 s */
    public String startScenario(ScenarioProfile profile, long seed, boolean shortened) {
        return scenarios.start(profile, seed, shortened);
    }

    @Override
    public void abortScenario() {
        abortScenario("by hand");
    }

    /** @param why or by whom, as its verdict is to say */
    public void abortScenario(String why) {
        scenarios.abort(why);
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
        if (host.stopEngine(id)) events.add("warn", id.label(), "stopped by the operator");
    }

    @Override
    public void startEngine(EngineId id) {
        if (host.startEngine(id)) events.add("ok", id.label(), "started by the operator");
    }

    @Override
    public CompletableFuture<Answer> ask(EngineId engine, String kind, String subject) {
        return lookout.ask(engine, kind, subject);
    }

    @Override
    public Tail tail(String pattern) {
        return new BusTail(bus, pattern);
    }

    @Override
    public void killBus(String name) {
        bus.kill(name);
        events.add("warn", name, "its server was killed by the operator");
    }

    @Override
    public void reviveBus(String name) {
        bus.revive(name);
        events.add("ok", name, "its server was started again by the operator");
    }

    @Override
    public void close() {
        scenarios.close();
        lookout.close();
        host.close();
        bus.close();
    }
}
