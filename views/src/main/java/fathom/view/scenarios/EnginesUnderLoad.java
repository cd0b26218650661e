package fathom.view.scenarios;

import fathom.bus.InboxStats;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.scenario.RunReport;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.Lateness;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the engines bear it: live while the run goes on, from its report afterwards. */
final class EnginesUnderLoad {
    private static final double BUSY = 80;

    /** While it runs. */
    private record Live(EngineStatus status, State lateness, double in, double busy) {
        State state() {
            InboxStats i = status.inbox();
            if (status.state() == EngineStatus.State.FAILED) return State.BAD;
            if (status.state() != EngineStatus.State.RUNNING || i == null) return State.WARN;
            return busy >= BUSY ? State.WARN.worse(lateness) : lateness;
        }
    }

    /** From the report. */
    private record Told(EngineId id, Map<String, Double> facts) {
        double fact(String name) {
            return facts.getOrDefault(name + "." + id.id(), Double.NaN);
        }

        State state() {
            return fact("failed") > 0 || fact("lost") > 0 ? State.BAD : State.OK;
        }
    }

    private final DataTable<Live> live = new DataTable<>(Column.glyph(Live::state), Column.words("Engine", 0, l -> l.status.id().label()),
            Column.num("in/s", 72, l -> Format.perSecond(l.in)), Column.right("p50 µs", 76, l -> micros(l, false)), Column.right("p99 µs", 84, l ->
                    micros(l, true)),
            Column.num("waits", 60, l -> l.status.inbox() == null ? Format.NONE : Format.whole(l.status.inbox().waiting())),
            Column.right("busy %", 60, l -> l.busy >= BUSY ? Cell.num(Format.number(l.busy, 1)).bold().ink(Token.WARN) : Cell.num(Format.number(l.busy, 1))));
    private final DataTable<Told> told = new DataTable<>(Column.glyph(Told::state), Column.words("Engine", 0, t -> t.id.label()),
            Column.num("answered", 88, t -> Format.whole(t.fact("answered"))), Column.right("failed", 64, t -> count(t.fact("failed"))),
            Column.right("lost", 56, t -> count(t.fact("lost"))), Column.num("p50 µs", 76, t -> Format.micros(t.fact("p50.us") * 1e3)),
            Column.num("p99 µs", 84, t -> Format.micros(t.fact("p99.us") * 1e3)));

    EnginesUnderLoad() {
        live.key(l -> l.status.id()).kind(l -> l.state() == State.WARN || l.state() == State.BAD ? RowKind.of(l.state()) : RowKind.PLAIN);
        live.setId("engines-under-load");
        told.key(t -> t.id).kind(t -> t.state() == State.BAD ? RowKind.BAD : RowKind.PLAIN).whenEmpty("No engine was asked.", "");
        told.setId("engines-answered");
    }

    /** The table for a run that goes on, or for one that has ended. */
    DataTable<?> show(Frame frame, RunReport ended) {
        if (ended != null) {
            told.setRows(Stream.of(EngineId.values()).map(id -> new Told(id, ended.facts())).filter(t -> !Double.isNaN(t.fact("sent"))).toList());
            return told;
        }
        List<Live> rows = frame.state().engines().stream().filter(e -> e.state() != EngineStatus.State.NOT_BUILT)
                .map(e -> new Live(e, Lateness.of(e, frame.state().at()), frame.inPerSecond(e.id()), frame.busyPercent(e.id()))).toList();
        live.setRows(rows);
        return live;
    }

    private static Cell micros(Live l, boolean tail) {
        InboxStats i = l.status.inbox();
        if (i == null || i.done().isEmpty()) return Cell.num(Format.micros(Double.NaN)).faint();
        var cell = Cell.num(Format.micros(tail ? i.done().p99() : i.done().p50()));
        return tail && l.lateness.isNotable() ? cell.bold().ink(l.lateness.ink()) : cell;
    }

    private static Cell count(double n) {
        return n > 0 ? Cell.num(Format.whole(n)).bold().ink(Token.BAD) : Cell.num(Format.whole(n)).dim();
    }
}
