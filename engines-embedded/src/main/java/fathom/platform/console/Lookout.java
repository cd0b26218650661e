package fathom.platform.console;

import fathom.bus.Bus;
import fathom.bus.BusesState;
import fathom.bus.TopicFamilies;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.Table;
import fathom.hardware.OshiProbe;
import fathom.market.FeedStatus;
import fathom.measure.Clock;
import fathom.measure.Periodic;
import fathom.platform.Catalogue;
import fathom.state.PlatformState;
import fathom.state.Section;
import fathom.state.SectionSource;
import fathom.watch.DeskVerdict;
import fathom.watch.ScreenState;
import fathom.watch.Sentry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The console's side of a platform: the latest of everything on the bus, questions, this machine, and what happened. The same wherever the platform runs. */
public final class Lookout implements AutoCloseable {
    private final EventLog events;
    private final HardwareSampler hardware = new HardwareSampler(OshiProbe::new);
    private final Bus bus;
    private final TopicFamilies topics;
    private final Blackboard blackboard;
    private final Questions questions;
    private final Sentry sentry;
    private final Supplier<PlatformState> states;
    private volatile ScreenState screen = ScreenState.EMPTY;
    /** Null before the start. */
    private Periodic looking;
    private final List<SectionSource> areas;

    /**
     * @param catalogue what may be on the bus, and what there is to show besides
     * @param process of the console
     * @param states  of the platform, looked at once a second from {@link #start} on, so that nothing is missed while no screen asks
     * @param events  shown, and added to by whoever knows of one
     */
    public Lookout(Bus bus, Catalogue catalogue, String process, Supplier<PlatformState> states, EventLog events) {
        this.bus = bus;
        topics = catalogue.topics();
        this.events = events;
        blackboard = new Blackboard(bus, catalogue.topics(), events);
        questions = new Questions(bus, process);
        this.states = states;
        sentry = new Sentry(catalogue.rules(), events::crossed);
        areas = catalogue.areas().stream().map(area -> area.open(bus)).toList();
    }

    /** What may be on its buses. */
    public TopicFamilies topics() {
        return topics;
    }

    public void start() {
        looking = Periodic.every(Duration.ofSeconds(1), "watch", states::get);
    }

    /** As it was judged last. */
    public DeskVerdict verdict() {
        return sentry.last();
    }

    /** What a console says of itself. */
    public void screen(ScreenState now) {
        screen = now;
    }

    public HardwareSampler hardware() {
        return hardware;
    }

    /** Instruments that have been quoted so far. */
    public int quoted() {
        return blackboard.quoted();
    }

    /** Completes with {@link java.util.concurrent.TimeoutException} after two seconds without an answer. */
    public CompletableFuture<Answer> ask(EngineId engine, String kind, String subject, Map<String, String> set, Table input) {
        return questions.ask(engine, kind, subject, set, input);
    }

    /**
     * Everything at this moment, judged.
     *
     * @param startedAt when the platform was started, epoch nanoseconds
     * @param sections  of what runs elsewhere than in this console; its own are added
     */
    public PlatformState state(String label, long startedAt, FeedStatus feed, List<Section> sections) {
        var all = new ArrayList<>(sections);
        all.addAll(List.of(blackboard.market(feed), blackboard.results(), new BusesState(List.of(bus.stats())), hardware.section(), screen));
        areas.forEach(area -> all.add(area.section()));
        PlatformState judged = sentry.judged(PlatformState.of(Clock.SYSTEM.now(), startedAt, label, all));
        return judged.with(events.section());
    }

    @Override
    public void close() {
        if (looking != null) looking.close();
        areas.forEach(SectionSource::close);
        questions.close();
        blackboard.close();
        hardware.close();
    }
}
