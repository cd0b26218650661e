package fathom.view.engines;

import fathom.engine.ErrorCount;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Panel;
import fathom.view.piece.State;

/** The distinct failures of an engine since it was started. */
final class ErrorTable {
    private final DataTable<ErrorCount> table = new DataTable<>(Column.glyph(e -> State.WARN), Column.words("What failed", 0, ErrorCount::what),
            Column.right("count", 56, e -> Cell.num(Format.whole(e.count()))), Column.right("last, UTC", 68, e -> Cell.num(Format.time(e.last())).faint()));
    private final Panel panel = new Panel("Errors, distinct", table).hint("since start");

    ErrorTable() {
        table.key(ErrorCount::what).setId("engine-errors");
    }

    Panel node() {
        return panel;
    }

    void show(EngineRow row) {
        table.setRows(row.status().notes().errors());
        table.whenEmpty(row.status().inbox() == null ? "It was never started." : "None since it was started.", "");
    }
}
