package fathom.view.overview;

import static fathom.view.piece.Rich.num;

import fathom.desk.DeskState;
import fathom.engine.EngineStatus;
import fathom.hardware.MachineState;
import fathom.market.FeedStatus.VenueCounts;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Latency;
import fathom.measure.Limit;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.model.Opportunity;
import fathom.model.PortfolioMark;
import fathom.view.Frame;
import fathom.view.Samples;
import fathom.view.Verdicts;
import fathom.view.format.Format;
import fathom.view.piece.Metric;
import fathom.view.piece.State;
import fathom.view.piece.Trend;
import fathom.watch.Gauges;
import fathom.watch.NearestLimit;
import fathom.watch.Silence;
import java.util.List;

/** The headline numbers, worked out of a frame. */
final class Headlines {
    private static final double SECOND = 1e9;

    private Headlines() {}

    static Metric pnl(Frame f) {
        if (DeskState.of(f.state()).portfolios().isEmpty()) return Metric.absent("P&L since the open", "no portfolio is open");
        double pnl = f.desk(PortfolioMark::pnl), nav = f.desk(PortfolioMark::nav);
        return fed(f, Metric.of("P&L since the open", Format.change(pnl, 0), "USD").mark(provenance(f)).fact("NAV ", num(Format.number(nav / 1e6, 2)), " M")
                .trend(Trend.of(f.history().of(Samples.PNL)).withZero()));
    }

    static Metric tickToMark(Frame f) {
        Latency l = DeskState.of(f.state()).tickToMark();
        if (l.isEmpty()) return Metric.absent("Tick to mark, p99", noMark(f));
        return Metric.of("Tick to mark, p99", Format.latencyNumber(l.p99()), Format.latencyUnit(l.p99())).state(Verdicts.state(f.verdict(), Gauges.MARK_P99, Gauges.MARKS)).age(age(0.1 * SECOND))
                .fact("limit ", num(Format.latency(f.rules().limit(Gauges.MARK_P99)))).trend(Trend.of(f.history().of(Samples.tickToMark("p99"))).withLimit(f.rules().limit(Gauges.MARK_P99)));
    }

    /** Why there is no delay of marks. */
    static String noMark(Frame f) {
        if (MarketState.of(f.state()).feed().ticks() == 0) return "no tick was marked yet";
        Silence silence = Silence.of(f.state());
        return silence.isStale() ? "no tick in ten seconds: " + silence.words() : "no tick was marked in ten seconds";
    }

    static Metric bus(Frame f) {
        return Metric.of("Bus load", Format.perSecond(f.publishedPerSecond()), "msg/s").state(f.lostLately() > 0 ? State.WARN : State.OK)
                .age(age(0.1 * SECOND)).fact(num(Format.whole(f.waiting())), " wait, ", num(Format.whole(f.lost())), " lost")
                .trend(Trend.of(f.history().of(Samples.PUBLISHED)));
    }

    static Metric takeable(Frame f) {
        if (MarketState.of(f.state()).feed().state() == FeedStatus.State.NEW) return Metric.absent("Takeable now, net", "the feed has not started");
        var open = DeskState.of(f.state()).arbitrage().open();
        var takeable = open.stream().filter(o -> o.state() == Opportunity.State.TAKEABLE).toList();
        return fed(f, Metric.of("Takeable now, net", Format.change(takeable.stream().mapToDouble(Opportunity::net).sum(), 2), "USD").mark(provenance(f))
                .fact(num(Format.whole(takeable.size())), " of ", num(Format.whole(open.size())), " seen").trend(Trend.of(f.history().of(Samples.TAKEABLE_NET)).withZero()));
    }

    static Metric machine(Frame f) {
        if (MachineState.of(f.state()).snapshot() == null) return Metric.absent("Machine left", "the machine was not looked at yet");
        var cores = MachineState.of(f.state()).snapshot().cores();
        if (cores.isEmpty()) return Metric.absent("Machine left", "no core load was read yet");
        double busy = cores.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN), most = cores.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        Limit limit = f.rules().limit(Gauges.MACHINE_BUSY, "");
        State state = limit == null ? State.OK : State.of(limit.judge(busy));
        return Metric.of("Machine left", Format.whole(100 - busy), "% of " + cores.size() + " cores").state(state).age(age(f.age(MachineState.of(f.state()).snapshot().at())))
                .fact("busiest ", num(Format.percent(most, 0))).trend(Trend.of(f.history().of(Samples.CORES)));
    }

    static Metric nearestLimit(Frame f) {
        var nearest = NearestLimit.of(DeskState.of(f.state()).portfolios());
        if (nearest == null) return Metric.absent("Nearest limit", "no limit can be judged yet");
        var l = nearest.limit();
        return fed(f, Metric.of("Nearest limit", Format.whole(nearest.percent()), "% of " + Verdicts.shortName(l)).mark(provenance(f)).state(State.of(l.level())).fact(nearest.portfolio().label())
                .trend(Trend.of(f.history().of(Samples.NEAREST_LIMIT)).withLimit(l.limit().used(l.limit().warn()) * 100)));
    }

    static Metric orders(Frame f) {
        var a = DeskState.of(f.state()).arbitrage();
        return fed(f, Metric.of("Orders answered", Format.whole(a.fillsBooked()), "of " + Format.whole(a.ordersSent())).mark(provenance(f))
                .state(State.OK).fact("edges taken ", num(Format.whole(a.taken())), ", missed ", num(Format.whole(a.missed()))));
    }

    static Metric memory(Frame f) {
        if (MachineState.of(f.state()).snapshot() == null) return Metric.absent("Memory left", "the machine was not looked at yet");
        var total = MachineState.of(f.state()).snapshot().machine() == null ? 0 : MachineState.of(f.state()).snapshot().machine().memoryBytes();
        return switch (MachineState.of(f.state()).snapshot().reading("memory.used")) {
            case Reading.Absent absent -> Metric.absent("Memory left", absent.reason());
            case Reading.Value used -> Metric.of("Memory left", Format.number((total - used.value()) / 0x1p30, 1), "GiB").mark(used.provenance()).age(age(f.age(used.at())))
                    .fact("of ", num(Format.memory(total))).trend(Trend.of(f.history().of(Samples.hardware("memory.used"))));
        };
    }

    /** How many engines run, of all. */
    static long running(List<EngineStatus> engines) {
        return engines.stream().filter(e -> e.state() == EngineStatus.State.RUNNING).count();
    }

    private static Provenance provenance(Frame f) {
        return MarketState.of(f.state()).feed().provenance();
    }

    /** What follows from the feed is as old as its last tick, and stale when the feed stands still. */
    private static Metric fed(Frame f, Metric m) {
        double age = f.age(MarketState.of(f.state()).feed().venues().stream().mapToLong(VenueCounts::lastAt).max().orElse(0));
        boolean stale = Silence.of(f.state()).isStale();
        Metric aged = m.age(age(age));
        if (!stale || Double.isNaN(age)) return aged;
        return aged.state(State.STALE).fact("last ", num(Format.time(f.state().at() - (long) age)));
    }

    private static String age(double nanos) {
        return Double.isNaN(nanos) ? "" : Format.age(nanos);
    }
}
