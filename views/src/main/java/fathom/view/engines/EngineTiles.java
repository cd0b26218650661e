package fathom.view.engines;

import fathom.bus.InboxStats;
import fathom.bus.InboxWork;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.measure.Latency;
import fathom.measure.Limit;
import fathom.view.Frame;
import fathom.view.Samples;
import fathom.view.format.Format;
import fathom.view.piece.Metric;
import fathom.view.piece.MetricTile;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Tracks;
import fathom.view.piece.Trend;
import fathom.watch.Gauges;

/** The six numbers of the chosen engine. */
final class EngineTiles {
    private final MetricTile p99 = new MetricTile(), p50 = new MetricTile(), intake = new MetricTile(), busy = new MetricTile(), waits = new MetricTile(),
            longest = new MetricTile();
    private final Tracks node = Tracks.even(p99, p50, intake, busy, longest, waits);

    Tracks node() {
        return node;
    }

    void show(Frame frame, EngineRow row) {
        InboxStats inbox = row.inbox();
        if (!row.isRunning() || inbox == null) {
            String why = row.status().state() == EngineStatus.State.NOT_BUILT ? "not built" : "it does not run";
            p99.show(Metric.absent("p99", why));
            p50.show(Metric.absent("p50", why));
            intake.show(Metric.absent("Intake", why));
            busy.show(Metric.absent("Busy", why));
            waits.show(Metric.absent("Waits", why));
            longest.show(Metric.absent("Longest", why));
            return;
        }
        EngineId id = row.id();
        State stale = row.state() == State.STALE ? State.STALE : State.OK;
        Latency done = row.done();
        if (done.isEmpty()) {
            p99.show(Metric.absent("p99", "nothing handled in 10 s"));
            p50.show(Metric.absent("p50", "nothing handled in 10 s"));
        } else {
            State late = row.state() == State.IDLE ? State.OK : row.state();
            p99.show(latency("p99", done.p99()).state(late).age("10 s").fact("warns ", Rich.num(Format.latency(frame.rules().warn(Gauges.ENGINE_P99))))
                    .trend(Trend.of(row.p99()).withLimit(frame.rules().warn(Gauges.ENGINE_P99))));
            p50.show(latency("p50", done.p50()).state(stale).age("10 s").fact("max ", Rich.num(Format.latency(done.max())))
                    .trend(Trend.of(frame.history().of(Samples.inbox(inbox.name(), "p50")))));
        }
        intake.show(Metric.of("Intake", Format.perSecond(row.in()), "msg/s").state(stale).age("1 s").fact("since start ",
                Rich.num(Format.whole(inbox.accepted())))
                .trend(Trend.of(frame.history().of(Samples.engine(id, "in")))));
        Limit limit = frame.rules().limit(Gauges.ENGINE_BUSY, id.id());
        busy.show(Metric.of("Busy", Format.number(row.busy(), 1), "% of its thread").state(limit == null ? State.OK : State.of(limit.judge(row.busy()))).age("1 s")
                .fact("warns ", Rich.num(Format.percent(limit == null ? Double.NaN : limit.warn(), 0))).trend(Trend.of(frame.history().of(Samples.engine(id, "busy")))));
        waits.show(Metric.of("Waits", Format.whole(inbox.waiting()), "now").fact(inbox.waited() == 0 ? Rich.word("no publisher had to wait")
                : Rich.num(Format.whole(inbox.waited())), inbox.waited() == 0 ? "" : " times a publisher waited"));
        InboxWork work = inbox.work();
        longest.show(latency("Longest", work.longest()).state(overBudgetNow(frame, id) ? State.WARN : stale).age("since start").fact(work.overBudget() == 0 ? Rich.word("none")
                : Rich.num(Format.whole(work.overBudget())), " over ", Rich.num(Format.latency(InboxWork.BUDGET))));
    }

    /** In the last second: what a start costs is no warning for good. */
    private static boolean overBudgetNow(Frame frame, EngineId id) {
        return frame.perSecond(s -> EnginesState.of(s).engine(id.id()).filter(e -> e.inbox() != null).map(e -> e.inbox().work().overBudget()).orElse(0L)) > 0;
    }

    private static Metric latency(String name, double nanos) {
        return Metric.of(name, Format.latencyNumber(nanos), Format.latencyUnit(nanos));
    }
}
