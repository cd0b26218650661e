package fathom.view.scenarios;

import fathom.measure.Provenance;
import fathom.scenario.Plan;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Rich;

/** A name and what belongs to it. @param mark null for none */
record Detail(String name, Rich value, Provenance mark) {
    static Detail of(String name, Object... parts) {
        return new Detail(name, Rich.of(parts), null);
    }

    /** Words with figures among them, as a kind of workload says what it will do. */
    static Detail of(Plan plan) {
        return new Detail(plan.name(), Rich.figures(plan.text()), plan.mark());
    }

    Detail marked(Provenance provenance) {
        return new Detail(name, value, provenance);
    }

    static DataTable<Detail> table(double nameWidth) {
        var table = new DataTable<Detail>(Column.left("", nameWidth, f -> Cell.words(f.name).dim()), Column.right("", 0, f ->
                Cell.line(f.value.spans().toArray())),
                Column.left("", 20, f -> f.mark == null ? Cell.EMPTY : Cell.mark(f.mark)));
        table.rowHeight(22, false);
        return table;
    }
}
