package fathom.view.engines;

import fathom.measure.Latency;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Trend;
import java.util.List;
import java.util.function.ToLongFunction;

/** All eighteen, in the order they always have. */
final class EngineTable {
    private final DataTable<EngineRow> table = new DataTable<>();

    EngineTable() {
        table.key(EngineRow::id).kind(row -> RowKind.of(row.state())).setId("engine-list");
        step(Step.S);
    }

    DataTable<EngineRow> node() {
        return table;
    }

    void step(Step step) {
        table.setColumns(step.isWide() ? beside() : alone());
    }

    /** With the detail beside it. */
    private static List<Column<EngineRow>> beside() {
        return List.of(Column.glyph(EngineRow::state), name(0), port(52), in(62), p50(76), p99(78), waits(50), course(84));
    }

    /** With the whole width for itself. */
    private static List<Column<EngineRow>> alone() {
        return List.of(Column.glyph(EngineRow::state), name(168), port(64), in(80), p50(92), p99(92), busy(76), waits(76), course(124),
                Column.left("  what it has", 0, row -> Cell.words("  " + row.note()).ink(noteInk(row))));
    }

    private static Token noteInk(EngineRow row) {
        return switch (row.status().state()) {
            case FAILED -> Token.BAD;
            case NOT_BUILT -> Token.T3;
            case RUNNING, STOPPED -> Token.T2;
        };
    }

    private static Column<EngineRow> name(double width) {
        return Column.left("Engine", width, row -> Cell.words(row.id().label()));
    }

    private static Column<EngineRow> port(double width) {
        return Column.right("port", width, row -> Cell.num(Integer.toString(row.id().port())).faint());
    }

    private static Column<EngineRow> in(double width) {
        return Column.right("in/s", width, row -> row.isRunning() ? Cell.num(Format.perSecond(row.in())) : Cell.none());
    }

    private static Column<EngineRow> p50(double width) {
        return Column.right("p50 µs", width, row -> micros(row, Latency::p50));
    }

    private static Column<EngineRow> p99(double width) {
        return Column.right("p99 µs", width, row -> switch (row.state()) {
            case WARN, BAD -> row.isRunning() ? micros(row, Latency::p99).bold().ink(row.state().ink()) : Cell.none();
            default -> micros(row, Latency::p99);
        });
    }

    private static Cell.Words micros(EngineRow row, ToLongFunction<Latency> percentile) {
        if (row.done().isEmpty()) return Cell.num(Format.micros(Double.NaN)).faint();
        var cell = Cell.num(Format.micros(percentile.applyAsLong(row.done())));
        return row.state() == State.STALE ? cell.faint() : cell;
    }

    private static Column<EngineRow> busy(double width) {
        return Column.right("busy %", width, row -> row.isRunning() ? Cell.num(Format.number(row.busy(), 1)) : Cell.none());
    }

    private static Column<EngineRow> waits(double width) {
        return Column.right("waits", width, row -> row.isRunning() && row.inbox() != null ? Cell.num(Format.whole(row.inbox().waiting())) : Cell.none());
    }

    /** The course, or the word for why there is none. */
    private static Column<EngineRow> course(double width) {
        return Column.right("p99, 5 min", width, row -> switch (row.status().state()) {
            case NOT_BUILT, STOPPED, FAILED -> Cell.words(row.word()).ink(row.state().isNotable() ? row.state().ink() : Token.T3);
            case RUNNING -> Cell.trend(Trend.of(row.p99()), row.state().isNotable() ? row.state().ink() : Token.T3);
        });
    }
}
