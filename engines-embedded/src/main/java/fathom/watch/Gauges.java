package fathom.watch;

import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxStats;
import fathom.desk.DeskState;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.market.FeedStatus.VenueCounts;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Latency;
import fathom.measure.Quantity;
import fathom.model.PortfolioMark;
import fathom.state.PlatformState;
import fathom.watch.Gauge.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The figures of a platform that a rule may limit. */
public final class Gauges {
    public static final String ENGINE_P99 = "engine.p99", ENGINE_BUSY = "engine.busy", MARK_P99 = "desk.mark.p99", INBOX_P99 = "inbox.p99", LOST = "bus.lost",
            VENUE_SILENCE = "venue.silence", FEED_SILENCE = "feed.silence", MACHINE_BUSY = "machine.busy", SCREEN_FRAME_P99 = "screen.frame.p99";
    /** The id of what {@link #MARK_P99} is about. */
    public static final String MARKS = "marks";
    /** The subject of {@link #MACHINE_BUSY}. */
    public static final Subject MACHINE = new Subject(Subject.MACHINE, "", "Machine");
    private static final Subject SCREEN = new Subject(Subject.SCREEN, "", "Screen"), DESK = new Subject(Subject.DESK, MARKS, "Marks");

    static final List<Gauge> ALL = all();

    private Gauges() {}

    private static List<Gauge> all() {
        var all = new ArrayList<>(List.of(
                new Gauge(ENGINE_P99, Quantity.TIME, "p99 ", "", "99th percentile from a message's intended time to the engine being done with it, over ten seconds", Gauges::engineP99),
                new Gauge(ENGINE_BUSY, Quantity.PERCENT, "busy ", "", "share of the engine's thread that is spent in its handler, over a second", Gauges::engineBusy),
                new Gauge("engine.waiting", Quantity.COUNT, "", " messages wait", "messages in the engine's inbox", (look, into) -> EnginesState.of(look.now()).engines().stream()
                        .filter(Gauges::runs).forEach(e -> into.accept(new Measured(engine(e), e.inbox().waiting(), e.since(), 0)))),
                new Gauge(MARK_P99, Quantity.TIME, "p99 ", "", "99th percentile from a tick's intended time to the portfolios marked with it, over ten seconds", Gauges::marks),
                new Gauge(INBOX_P99, Quantity.TIME, "p99 ", "", "the same of every inbox that is no engine's: the desk's, the console's", (look, into) -> inboxes(look.now(), i ->
                        i.done().isEmpty() ? Double.NaN : i.done().p99(), into)),
                new Gauge("inbox.waiting", Quantity.COUNT, "", " messages wait", "messages in such an inbox", (look, into) -> inboxes(look.now(), InboxStats::waiting, into)),
                new Gauge(LOST, Quantity.COUNT, "", " in the last second", "messages that somebody wanted and did not get, over a second", (look, into) ->
                        into.accept(new Measured(new Subject(Subject.BUS, "", "Messages"), Buses.lost(look.now(), look.before())))),
                new Gauge("bus.p99", Quantity.TIME, "p99 ", "", "99th percentile from publishing over a server to coming back, over ten seconds", Gauges::hops),
                new Gauge("bus.waiting", Quantity.COUNT, "", " messages wait", "messages on their way to a server", (look, into) -> Buses.each(look.now()).stream()
                        .filter(b -> b.wire() != null).forEach(b -> into.accept(new Measured(new Subject(Subject.BUS, b.name(), b.name()), b.wire().flow().queued())))),
                new Gauge(VENUE_SILENCE, Quantity.TIME, "for ", "", "time since a venue's last frame, while the feed runs", Gauges::venues),
                new Gauge(FEED_SILENCE, Quantity.TIME, "for ", "", "time since the last frame of any venue, while the feed runs", Gauges::feed),
                new Gauge(MACHINE_BUSY, Quantity.PERCENT, "busy ", "", "mean load of all cores", (look, into) -> {
                    HardwareSnapshot seen = MachineState.of(look.now()).snapshot();
                    if (seen != null) into.accept(new Measured(MACHINE, seen.cores().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN), look.now().startedAt(), 0));
                }),
                new Gauge(SCREEN_FRAME_P99, Quantity.TIME, "frame p99 ", "", "99th percentile of the time that one frame takes on the thread of the screen", (look, into) -> {
                    ScreenState screen = ScreenState.of(look.now());
                    if (screen.startedAt() > 0) into.accept(new Measured(SCREEN, screen.frameP99(), screen.startedAt(), 0));
                }),
                portfolio("portfolio.drawdown", Quantity.PERCENT, "drawdown ", "from the highest net asset value so far", PortfolioMark::drawdown),
                portfolio("portfolio.nav", Quantity.MONEY, "NAV ", "net asset value", PortfolioMark::nav),
                portfolio("portfolio.pnl", Quantity.MONEY, "P&L ", "profit since the open", PortfolioMark::pnl)));
        for (String reading : List.of("memory.available", "memory.used", "heap.used", "swap.used", "disk.free", "process.resident")) all.add(machine(reading, Quantity.BYTES));
        for (String reading : List.of("cpu.load", "process.cpu", "gpu.load")) all.add(machine(reading, Quantity.PERCENT));
        return List.copyOf(all);
    }

    private static Gauge portfolio(String name, Quantity quantity, String before, String meaning, ToDoubleFunction<PortfolioMark> figure) {
        return new Gauge(name, quantity, before, "", meaning, (look, into) -> DeskState.of(look.now()).portfolios()
                .forEach(p -> into.accept(new Measured(portfolio(p), figure.applyAsDouble(p)))));
    }

    /** A reading of the machine, by its name there. */
    private static Gauge machine(String reading, Quantity quantity) {
        BiConsumer<Look, Consumer<Measured>> source = (look, into) -> {
            HardwareSnapshot seen = MachineState.of(look.now()).snapshot();
            if (seen != null) into.accept(new Measured(MACHINE, seen.reading(reading).number().orElse(Double.NaN), look.now().startedAt(), 0));
        };
        return new Gauge("machine." + reading, quantity, reading + " ", "", "the machine's reading of that name", source);
    }

    static Subject engine(EngineStatus e) {
        return new Subject(Subject.ENGINE, e.id().id(), e.id().label());
    }

    /** With as many words of its name as tell portfolios apart: Large Cap, Growth, Arbitrage. */
    static Subject portfolio(PortfolioMark p) {
        int enough = 6, end = p.label().indexOf(' ', enough);
        return new Subject(Subject.PORTFOLIO, p.id(), end < 0 ? p.label() : p.label().substring(0, end));
    }

    private static boolean runs(EngineStatus e) {
        return e.state() == EngineStatus.State.RUNNING && e.inbox() != null;
    }

    private static void engineP99(Look look, Consumer<Measured> into) {
        for (EngineStatus e : EnginesState.of(look.now()).engines()) {
            if (runs(e) && !e.inbox().done().isEmpty()) into.accept(new Measured(engine(e), e.inbox().done().p99(), e.since(), 0));
        }
    }

    private static void engineBusy(Look look, Consumer<Measured> into) {
        for (EngineStatus e : EnginesState.of(look.now()).engines()) {
            EngineStatus then = EnginesState.of(look.before()).engines().stream().filter(b -> b.id().equals(e.id())).findFirst().orElse(null);
            if (!runs(e) || then == null || !runs(then)) continue;
            double nanos = read(e, look.now()) - read(then, look.before());
            if (nanos > 0) into.accept(new Measured(engine(e), 100 * (e.inbox().busyNanos() - then.inbox().busyNanos()) / nanos, e.since(), 0));
        }
    }

    private static long read(EngineStatus e, PlatformState s) {
        return e.at() == 0 ? s.at() : e.at();
    }

    private static void marks(Look look, Consumer<Measured> into) {
        Latency l = DeskState.of(look.now()).tickToMark();
        if (!l.isEmpty()) into.accept(new Measured(DESK, l.p99(), look.now().startedAt(), 0));
    }

    /** Without what nothing came to lately. */
    private static void inboxes(PlatformState s, ToDoubleFunction<InboxStats> figure, Consumer<Measured> into) {
        Set<String> engines = EnginesState.of(s).engines().stream().map(e -> e.id().id()).collect(Collectors.toSet());
        for (BusStats bus : BusesState.of(s).buses()) {
            for (InboxStats i : Buses.listeners(bus)) {
                double value = figure.applyAsDouble(i);
                if (!engines.contains(i.name()) && !Double.isNaN(value)) into.accept(new Measured(new Subject(Subject.INBOX, i.name(), "Inbox of " + i.name()), value, s.startedAt(), 0));
            }
        }
    }

    private static void hops(Look look, Consumer<Measured> into) {
        for (BusStats b : Buses.each(look.now())) {
            if (!Buses.hop(b).isEmpty()) into.accept(new Measured(new Subject(Subject.BUS, b.name(), b.name()), Buses.hop(b).p99(), look.now().startedAt(), 0));
        }
    }

    private static void venues(Look look, Consumer<Measured> into) {
        FeedStatus feed = MarketState.of(look.now()).feed();
        if (feed.state() != FeedStatus.State.RUNNING) return;
        for (VenueCounts v : feed.venues()) {
            if (v.lastAt() > 0) into.accept(new Measured(new Subject(Subject.VENUE, v.venue().name(), v.venue().label()), Math.max(0, look.now().at() - v.lastAt()), 0, v.lastAt()));
        }
    }

    private static void feed(Look look, Consumer<Measured> into) {
        FeedStatus feed = MarketState.of(look.now()).feed();
        if (feed.state() != FeedStatus.State.RUNNING) return;
        long latest = feed.venues().stream().mapToLong(VenueCounts::lastAt).max().orElse(0);
        into.accept(new Measured(new Subject(Subject.FEED, "", "Feed"), Math.max(0, look.now().at() - Math.max(latest, look.now().startedAt())), 0, latest));
    }
}
