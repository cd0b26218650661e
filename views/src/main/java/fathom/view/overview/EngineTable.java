package fathom.view.overview;

import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.measure.Latency;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.Samples;
import fathom.view.Verdicts;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import fathom.view.piece.Trend;
import fathom.watch.EngineHealth;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** All engines that have a place, one row each. */
final class EngineTable {
    /** One engine as the table shows it. */
    record Row(EngineStatus status, EngineHealth health, double in, double busy, double[] course) {
        static Row of(Frame frame, EngineStatus status) {
            EngineId id = status.id();
            return new Row(status, EngineHealth.of(frame.state(), status), frame.inPerSecond(id), frame.busyPercent(id),
                    frame.history().of(Samples.engine(id, "p99")));
        }

        State state() {
            return Verdicts.state(health);
        }

        boolean isRunning() {
            return status.state() == EngineStatus.State.RUNNING;
        }

        double latency(ToLongFunction<Latency> figure) {
            return !isRunning() || status.inbox() == null || status.inbox().done().isEmpty() ? Double.NaN : figure.applyAsLong(status.inbox().done());
        }
    }

    private static final double COURSE = 80;
    /** Rows that there is room for where there is room at all. */
    private static final int SEATS = 18;

    private final DataTable<Row> table = new DataTable<>();

    EngineTable(Consumer<EngineId> open) {
        table.kind(row -> RowKind.of(row.state())).key(row -> row.status.id()).preferredRows(SEATS).onOpen(row -> open.accept(row.status.id()));
        table.setId("overview-engines");
        wide(false);
    }

    DataTable<Row> node() {
        return table;
    }

    void wide(boolean wide) {
        table.setColumns(wide ? wide() : narrow());
    }

    List<Row> show(Frame frame) {
        var rows = EnginesState.of(frame.state()).engines().stream().map(e -> Row.of(frame, e)).toList();
        table.setRows(rows);
        return rows;
    }

    private static List<Column<Row>> narrow() {
        return List.of(Column.glyph(Row::state), Column.words("Engine", 0, r -> r.status.id().label()), port(48), in(60), dim("p50 µs", 76, Latency::p50), p99(76), waits(44), course());
    }

    private static List<Column<Row>> wide() {
        return List.of(Column.glyph(Row::state), Column.words("Engine", 0, r -> r.status.id().label()), port(48), in(60), plain("p50 µs", 68, Latency::p50),
                plain("p90 µs", 68, Latency::p90), p99(72), plain("p99.9 µs", 72, Latency::p999), plain("max µs", 92, Latency::max), waits(44),
                Column.right("busy %", 56, r -> Cell.num(Format.number(r.isRunning() ? r.busy : Double.NaN, 1)).dim()), course());
    }

    private static Column<Row> port(double width) {
        return Column.right("port", width, r -> Cell.num(Integer.toString(r.status.id().port())).faint());
    }

    private static Column<Row> in(double width) {
        return Column.right("in/s", width, r -> Cell.num(Format.perSecond(r.isRunning() ? r.in : Double.NaN)));
    }

    private static Column<Row> plain(String title, double width, ToLongFunction<Latency> figure) {
        return Column.right(title, width, r -> Cell.num(Format.micros(r.latency(figure))));
    }

    private static Column<Row> dim(String title, double width, ToLongFunction<Latency> figure) {
        return Column.right(title, width, r -> Cell.num(Format.micros(r.latency(figure))).dim());
    }

    private static Column<Row> p99(double width) {
        return Column.right("p99 µs", width, r -> {
            var cell = Cell.num(Format.micros(r.latency(Latency::p99)));
            return r.health.isLate() ? cell.bold().ink(r.state().ink()) : cell;
        });
    }

    private static Column<Row> waits(double width) {
        return Column.right("waits", width, r -> Cell.num(r.isRunning() && r.status.inbox() != null ? Format.whole(r.status.inbox().waiting()) : Format.NONE).dim());
    }

    private static Column<Row> course() {
        return Column.right("p99, 5 min", COURSE, r -> r.isRunning() ? Cell.trend(Trend.of(r.course), r.health.isLate() ? r.state().ink() : Token.T3)
                : Cell.words(r.health.word()).ink(r.state().isNotable() ? r.state().ink() : Token.T3));
    }
}
