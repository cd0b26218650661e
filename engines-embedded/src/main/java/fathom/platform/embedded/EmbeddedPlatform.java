package fathom.platform.embedded;

import fathom.bus.Bus;
import fathom.bus.TopicFamilies;
import fathom.bus.local.LocalBus;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.engine.JobCancel;
import fathom.engine.JobsState;
import fathom.engine.Table;
import fathom.market.Feed;
import fathom.measure.Clock;
import fathom.platform.Catalogue;
import fathom.platform.Command.AbortScenario;
import fathom.platform.Command.CancelJob;
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
import fathom.platform.Execution.Outcome;
import fathom.platform.Execution;
import fathom.platform.Orders;
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
import fathom.watch.ScreenState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    private final Orders orders = new Orders(this::carryOut);
    private final EngineRoll roll;
    private final ScenarioDesk scenarios;

    private EmbeddedPlatform(EmbeddedConfig config, Bus bus, Catalogue catalogue, Feed feed) {
        this.bus = bus;
        this.feed = feed;
        HostId id = HostId.create();
        lookout = new Lookout(bus, catalogue, id.process(), this::state, events);
        roll = new EngineRoll(catalogue);
        host = new Host(id, bus, catalogue, catalogue.builtIds(), feed, new Neighbours(events));
        market = host.market().orElseThrow();
        scenarios = new ScenarioDesk(new Stage(catalogue, bus, market, this::engines, lookout.hardware(), lookout::verdict), catalogue.scenarios(), config.runs(), events);
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
            platform = new EmbeddedPlatform(config, bus, catalogue, config.feed().open(config.seed(), config.rate()));
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
        platform.events.add("idle", "Platform", "embedded platform up: " + catalogue.built().size() + " engines, " + platform.feed.status().description());
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
    public TopicFamilies topics() {
        return lookout.topics();
    }

    @Override
    public List<ScenarioProfile> scenarios() {
        return scenarios.profiles();
    }

    @Override
    public Execution perform(Command command) {
        return orders.give(command);
    }

    private Outcome carryOut(Command command) {
        return switch (command) {
            case StartScenario s -> {
                String run = scenarios.start(s.id(), s.seed());
                yield new Outcome(true, "run " + run + " is going on", run);
            }
            case AbortScenario a -> told(scenarios.abort("by hand"), "the run is aborted", "no scenario is running");
            case PauseFeed p -> feed(feed::pause, "paused");
            case ResumeFeed r -> feed(feed::resume, "resumed");
            case FeedSpeed s -> {
                feed.speed(s.factor());
                yield Outcome.done("the feed has another pace");
            }
            case SeekFeed s -> {
                feed.seek(s.fraction());
                yield Outcome.done("the recording was wound");
            }
            case StopEngine e -> engine(host.stopEngine(e.engine()), "warn", e.engine(), "stopped");
            case StartEngine e -> engine(host.startEngine(e.engine()), "ok", e.engine(), "started");
            case CancelJob c -> cancel(c.id());
            case KillBus k -> {
                bus.kill(k.name());
                events.add("warn", k.name(), "its server was killed by the operator");
                yield Outcome.done("the server of " + k.name() + " was killed");
            }
            case ReviveBus r -> {
                bus.revive(r.name());
                events.add("ok", r.name(), "its server was started again by the operator");
                yield Outcome.done("the server of " + r.name() + " was started again");
            }
        };
    }

    private Outcome cancel(String job) {
        if (JobsState.of(state()).job(job).filter(j -> !j.state().isOver()).isEmpty()) return Outcome.refused("no job " + job + " is going on");
        bus.publisher("console").publish(JobCancel.TOPICS.topic("all"), JobCancel.TOPICS.type(), new JobCancel(job), Clock.SYSTEM.now());
        return Outcome.done("the job " + job + " was cancelled");
    }

    private static Outcome told(boolean done, String what, String whyNot) {
        return done ? Outcome.done(what) : Outcome.refused(whyNot);
    }

    private Outcome feed(Runnable change, String what) {
        change.run();
        events.add("idle", "Feed", what);
        return Outcome.done("the feed is " + what);
    }

    private Outcome engine(boolean here, String state, EngineId id, String what) {
        if (here) events.add(state, id.label(), what + " by the operator");
        return told(here, id.label() + " is " + what, id.label() + " does not run in this process");
    }

    /** Starts a run at once. @param shortened in less than 20 s; @return its id; @throws IllegalStateException when one is going on, or it cannot be */
    public String startScenario(ScenarioProfile profile, long seed, boolean shortened) {
        return scenarios.start(profile, seed, shortened);
    }

    /** Ends the current run, if there is one. @param why or by whom, as its verdict is to say */
    public void abortScenario(String why) {
        scenarios.abort(why);
    }

    @Override
    public void screen(ScreenState now) {
        lookout.screen(now);
    }

    @Override
    public CompletableFuture<Answer> ask(EngineId engine, String kind, String subject, Map<String, String> set, Table input) {
        return lookout.ask(engine, kind, subject, set, input);
    }

    @Override
    public Tail tail(String pattern) {
        return new BusTail(bus, pattern);
    }

    @Override
    public void close() {
        orders.close();
        scenarios.close();
        lookout.close();
        host.close();
        bus.close();
    }
}
