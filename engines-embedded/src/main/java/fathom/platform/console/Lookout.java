package fathom.platform.console;

import fathom.bus.Bus;
import fathom.bus.TopicFamilies;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.hardware.OshiProbe;
import fathom.measure.Clock;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.PortfolioMark;
import fathom.platform.PlatformState;
import fathom.platform.host.MarketReport;
import fathom.scenario.RunProgress;
import fathom.scenario.RunReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The console's side of a platform: the latest of everything on the bus, questions, this machine, and what happened. The same wherever the platform runs. */
public final class Lookout implements AutoCloseable {
    private final EventLog events;
    private final HardwareSampler hardware = new HardwareSampler(OshiProbe::new);
    private final Bus bus;
    private final Blackboard blackboard;
    private final Questions questions;
    private final Watch watch;

    /**
     * @param topics  what may be on the bus
     * @param process of the console
     * @param quoted  what the feed quotes
     * @param states  of the platform, looked at once a second from {@link #start} on
     * @param events  shown, and added to by whoever knows of one
     */
    public Lookout(Bus bus, TopicFamilies topics, String process, Predicate<Instrument> quoted, Supplier<PlatformState> states, EventLog events) {
        this.bus = bus;
        this.events = events;
        blackboard = new Blackboard(bus, topics, quoted, events);
        questions = new Questions(bus, process);
        watch = new Watch(states, events);
    }

    public void start() {
        watch.start();
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

    /** @param startedAt when the platform was started, epoch nanoseconds; @param run null before the first; @param runs latest first */
    public PlatformState state(String label, long startedAt, MarketReport market, List<PortfolioMark> portfolios, List<EngineStatus> engines,
                               RunProgress run, List<RunReport> runs) {
        Map<Instrument, Book> books = new HashMap<>();
        Map<Instrument, Long> due = new HashMap<>();
        blackboard.books().forEach((i, quoted) -> {
            books.put(i, quoted.book());
            due.put(i, quoted.intended());
        });
        return new PlatformState(Clock.SYSTEM.now(), startedAt, label, market.feed(), engines, List.of(bus.stats()), books, blackboard.tape(),
                blackboard.results(), market.arbitrage(), portfolios, market.tickToMark(), hardware.latest(), run, runs, events.latest(), due);
    }

    @Override
    public void close() {
        watch.close();
        questions.close();
        blackboard.close();
        hardware.close();
    }
}
