package fathom.view;

import fathom.bus.BusesState;
import fathom.desk.DeskState;
import fathom.engine.EngineId;
import fathom.engine.EnginesState;
import fathom.hardware.MachineState;
import fathom.market.MarketState;
import fathom.measure.Latency;
import fathom.model.Opportunity;
import fathom.model.PortfolioMark;
import fathom.model.Venue;
import fathom.watch.Buses;
import fathom.watch.NearestLimit;
import java.util.function.ObjDoubleConsumer;
import java.util.function.UnaryOperator;

/** What is kept as history, one point a second, and under which name. */
public final class Samples {
    public static final String TICKS = "feed.ticks";
    public static final String PUBLISHED = "bus.published";
    public static final String TICK_TO_MARK = "tick-to-mark";
    public static final String PNL = "desk.pnl";
    public static final String TAKEABLE_NET = "arbitrage.takeable-net";
    /** Mean load of all cores, per cent. */
    public static final String CORES = "hardware.cores";
    public static final String NEAREST_LIMIT = "desk.nearest-limit";

    private Samples() {}

    /** {@code figure} one of in, p99, busy. */
    public static String engine(EngineId id, String figure) {
        return "engine." + id.id() + "." + figure;
    }

    public static String venue(Venue venue) {
        return "venue." + venue.name() + ".rate";
    }

    /** {@code figure} {@code rate}, and for a bus over a server the percentiles of its hop as of {@link #tickToMark}. */
    public static String bus(String name, String figure) {
        return "bus." + name + "." + figure;
    }

    /** Delays in one inbox, intended time to done; {@code percentile} as of {@link #tickToMark}. An engine's inbox has the engine's id for a name. */
    public static String inbox(String name, String percentile) {
        return "inbox." + name + "." + percentile;
    }

    /** {@code figure} one of pnl, nav. */
    public static String portfolio(String id, String figure) {
        return "portfolio." + id + "." + figure;
    }

    /** {@code name} of a hardware reading. */
    public static String hardware(String name) {
        return "hardware." + name;
    }

    public static String core(int index) {
        return "hardware.core." + index;
    }

    /** {@code percentile} one of p50, p90, p99, p999, max; nanoseconds. */
    public static String tickToMark(String percentile) {
        return TICK_TO_MARK + "." + percentile;
    }

    static void take(Frame frame, ObjDoubleConsumer<String> into) {
        var state = frame.state();
        into.accept(TICKS, frame.ticksPerSecond());
        into.accept(PUBLISHED, frame.publishedPerSecond());
        latency(DeskState.of(state).tickToMark(), Samples::tickToMark, into);
        for (var e : EnginesState.of(state).engines()) {
            if (e.inbox() == null) continue;
            into.accept(engine(e.id(), "in"), frame.inPerSecond(e.id()));
            into.accept(engine(e.id(), "busy"), frame.busyPercent(e.id()));
            into.accept(engine(e.id(), "p99"), e.inbox().done().isEmpty() ? Double.NaN : e.inbox().done().p99());
        }
        for (var v : MarketState.of(state).feed().venues()) into.accept(venue(v.venue()), frame.venuePerSecond(v.venue()));
        for (var b : Buses.each(state)) {
            into.accept(bus(b.name(), "rate"), frame.busPerSecond(b.name()));
            if (b.wire() != null) latency(Buses.hop(b), percentile -> bus(b.name(), percentile), into);
        }
        for (var b : BusesState.of(state).buses()) for (var i : b.inboxes()) latency(i.done(), percentile -> inbox(i.name(), percentile), into);
        for (var p : DeskState.of(state).portfolios()) {
            into.accept(portfolio(p.id(), "pnl"), p.pnl());
            into.accept(portfolio(p.id(), "nav"), p.nav());
        }
        into.accept(PNL, DeskState.of(state).portfolios().isEmpty() ? Double.NaN : frame.desk(PortfolioMark::pnl));
        into.accept(TAKEABLE_NET, DeskState.of(state).arbitrage().open().stream().filter(o -> o.state() == Opportunity.State.TAKEABLE).mapToDouble(Opportunity::net).sum());
        var nearest = NearestLimit.of(DeskState.of(state).portfolios());
        into.accept(NEAREST_LIMIT, nearest == null ? Double.NaN : nearest.percent());
        if (MachineState.of(state).snapshot() == null) return;
        into.accept(CORES, MachineState.of(state).snapshot().cores().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN));
        for (int i = 0; i < MachineState.of(state).snapshot().cores().size(); i++) into.accept(core(i), MachineState.of(state).snapshot().cores().get(i));
        for (var r : MachineState.of(state).snapshot().readings()) r.number().ifPresent(value -> into.accept(hardware(r.name()), value));
    }

    private static void latency(Latency l, UnaryOperator<String> name, ObjDoubleConsumer<String> into) {
        boolean none = l.isEmpty();
        into.accept(name.apply("p50"), none ? Double.NaN : l.p50());
        into.accept(name.apply("p90"), none ? Double.NaN : l.p90());
        into.accept(name.apply("p99"), none ? Double.NaN : l.p99());
        into.accept(name.apply("p999"), none ? Double.NaN : l.p999());
        into.accept(name.apply("max"), none ? Double.NaN : l.max());
    }
}
