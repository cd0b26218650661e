package fathom.platform.console;

import fathom.bus.Bus;
import fathom.desk.PortfolioMark;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.hardware.OshiProbe;
import fathom.measure.Clock;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.platform.PlatformState;
import fathom.platform.host.HostReport;
import fathom.platform.host.Hosts;
import fathom.platform.host.MarketReport;
import fathom.scenario.RunProgress;
import fathom.scenario.RunReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The console's side of a platform: the latest of everything on the bus, questions, this machine, and what happened. The same wherever the platform runs. */
public final class Lookout implements AutoCloseable {
    private final long startedAt = Clock.SYSTEM.now();
    private final EventLog events = new EventLog();
    private final HardwareSampler hardware = new HardwareSampler(new OshiProbe());
    private final Bus bus;
    private final Blackboard blackboard;
    private final Questions questions;
    private final Watch watch;

    /**
     * @param process of the console
     * @param quoted  what the feed quotes
     * @param states  of the platform, looked at once a second from {@link #start} on
     */
    public Lookout(Bus bus, String process, Predicate<Instrument> quoted, Supplier<PlatformState> states) {
        this.bus = bus;
        blackboard = new Blackboard(bus, quoted, events);
        questions = new Questions(bus, process);
        watch = new Watch(states, events);
    }

    public void start() {
        watch.start();
    }

    public EventLog events() {
        return events;
    }

    public HardwareSampler hardware() {
        return hardware;
    }

    /** Instruments that have been quoted so far. */
    public int quoted() {
        return blackboard.books().size();
    }

    /** Completes with {@link java.util.concurrent.TimeoutException} after two seconds without an answer. */
    public CompletableFuture<Answer> ask(EngineId engine, String kind, String subject) {
        return questions.ask(engine, kind, subject);
    }

    /** @param run null before the first; @param runs latest first */
    public PlatformState state(String label, MarketReport market, List<PortfolioMark> portfolios, List<EngineStatus> engines, RunProgress run, List<RunReport> runs) {
        Map<Instrument, Book> books = new HashMap<>();
        Map<Instrument, Long> due = new HashMap<>();
        blackboard.books().forEach((i, quoted) -> {
            books.put(i, quoted.book());
            due.put(i, quoted.intended());
        });
        return new PlatformState(Clock.SYSTEM.now(), startedAt, label, market.feed(), engines, List.of(bus.stats()), books, blackboard.tape(), blackboard.results(),
                market.arbitrage(), portfolios, market.tickToMark(), hardware.latest(), run, runs, events.latest(), due);
    }

    /** Writes into the log of events which processes come and go, and which engines go with them. */
    public Hosts.Listener neighbours() {
        return new Hosts.Listener() {
            @Override
            public void arrived(HostReport report) {
                events.add("ok", report.id().label(), "is on the bus with " + work(report));
            }

            @Override
            public void gone(HostReport last) {
                String why = last.leaving() ? "ended" : "vanished";
                events.add(last.leaving() ? "warn" : "bad", last.id().label(), why + "; it ran " + work(last));
                for (EngineStatus e : last.engines()) events.add(last.leaving() ? "warn" : "bad", e.id().label(), "its process " + last.id().label() + " " + why);
            }
        };
    }

    private static String work(HostReport report) {
        String engines = report.engines().stream().map(e -> e.id().label()).collect(Collectors.joining(", "));
        String market = report.market() == null ? "" : "feed and desk";
        return engines.isEmpty() ? market.isEmpty() ? "nothing to run" : market : market.isEmpty() ? engines : engines + ", " + market;
    }

    @Override
    public void close() {
        watch.close();
        questions.close();
        blackboard.close();
        hardware.close();
    }
}
