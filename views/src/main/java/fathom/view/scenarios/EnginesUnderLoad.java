package fathom.view.scenarios;

import fathom.bus.InboxStats;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.measure.Limit;
import fathom.scenario.RunReport;
import fathom.scenario.WorkLog;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.Verdicts;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import fathom.watch.Gauges;
import java.util.List;

/** How the engines bear it: live while the run goes on, from its report afterwards. */
final class EnginesUnderLoad {
    /** While it runs. */
    private record Live(EngineStatus status, State lateness, double in, double busy, State business) {
        State state() {
            InboxStats i = status.inbox();
            if (status.state() == EngineStatus.State.FAILED) return State.BAD;
            if (status.state() != EngineStatus.State.RUNNING || i == null) return State.WARN;
            return business.isNotable() ? business.worse(lateness) : lateness;
        }
    }

    /** From the report. @param cutOff whether what is open was cut off rather than lost */
    private record Told(WorkLog.Part part, boolean cutOff) {
        long lost() {
            return cutOff ? 0 : part.open();
        }

        State state() {
            return part.failed() > 0 || lost() > 0 ? State.BAD : State.OK;
        }
    }

    private final DataTable<Live> live = new DataTable<>(Column.glyph(Live::state), Column.words("Engine", 0, l -> l.status.id().label()),
            Column.num("in/s", 72, l -> Format.perSecond(l.in)), Column.right("p50 µs", 76, l -> micros(l, false)), Column.right("p99 µs", 84, l ->
                    micros(l, true)),
            Column.num("waits", 60, l -> l.status.inbox() == null ? Format.NONE : Format.whole(l.status.inbox().waiting())),
            Column.right("busy %", 60, l -> l.business.isNotable() ? Cell.num(Format.number(l.busy, 1)).bold().ink(l.business.ink()) : Cell.num(Format.number(l.busy, 1))));
    private final DataTable<Told> told = new DataTable<>(Column.glyph(Told::state), Column.words("Part", 0, t -> t.part.label()),
            Column.num("well", 88, t -> Format.whole(t.part.succeeded())), Column.right("failed", 64, t -> count(t.part.failed())),
            Column.right("lost", 56, t -> count(t.lost())), Column.num("p50 µs", 76, t -> micros(t, false)), Column.num("p99 µs", 84, t -> micros(t, true)));

    EnginesUnderLoad() {
        live.key(l -> l.status.id()).kind(l -> l.state() == State.WARN || l.state() == State.BAD ? RowKind.of(l.state()) : RowKind.PLAIN);
        live.setId("engines-under-load");
        told.key(t -> t.part.label()).kind(t -> t.state() == State.BAD ? RowKind.BAD : RowKind.PLAIN).whenEmpty("Nobody was there to take any of it.", "");
        told.setId("engines-answered");
    }

    /** The table for a run that goes on, or for one that has ended. */
    DataTable<?> show(Frame frame, RunReport ended) {
        if (ended != null) {
            told.setRows(ended.evidence().parts().stream().map(p -> new Told(p, ended.counts().inFlight() > 0)).toList());
            return told;
        }
        List<Live> rows = EnginesState.of(frame.state()).engines().stream().filter(e -> e.state() != EngineStatus.State.NOT_BUILT)
                .map(e -> live(frame, e)).toList();
        live.setRows(rows);
        return live;
    }

    private static Live live(Frame frame, EngineStatus e) {
        double busy = frame.busyPercent(e.id());
        Limit limit = frame.rules().limit(Gauges.ENGINE_BUSY, e.id().id());
        State lateness = e.inbox() == null || e.inbox().done().isEmpty() ? State.IDLE : Verdicts.state(frame.verdict(), Gauges.ENGINE_P99, e.id().id());
        return new Live(e, lateness, frame.inPerSecond(e.id()), busy, limit == null ? State.OK : State.of(limit.judge(busy)));
    }

    private static Cell micros(Live l, boolean tail) {
        InboxStats i = l.status.inbox();
        if (i == null || i.done().isEmpty()) return Cell.num(Format.micros(Double.NaN)).faint();
        var cell = Cell.num(Format.micros(tail ? i.done().p99() : i.done().p50()));
        return tail && l.lateness.isNotable() ? cell.bold().ink(l.lateness.ink()) : cell;
    }

    private static String micros(Told t, boolean tail) {
        var l = t.part.corrected();
        return Format.micros(l.isEmpty() ? Double.NaN : tail ? l.p99() : l.p50());
    }

    private static Cell count(double n) {
        return n > 0 ? Cell.num(Format.whole(n)).bold().ink(Token.BAD) : Cell.num(Format.whole(n)).dim();
    }
}
