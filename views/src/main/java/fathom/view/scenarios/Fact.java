package fathom.view.scenarios;

import fathom.measure.Provenance;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Rich;

/** A name and what belongs to it. @param mark null for none */
record Fact(String name, Rich value, Provenance mark) {
    static Fact of(String name, Object... parts) {
        return new Fact(name, Rich.of(parts), null);
    }

    Fact marked(Provenance provenance) {
        return new Fact(name, value, provenance);
    }

    static DataTable<Fact> table(double nameWidth) {
        var table = new DataTable<Fact>(Column.left("", nameWidth, f -> Cell.words(f.name).dim()), Column.right("", 0, f ->
                Cell.line(f.value.spans().toArray())),
                Column.left("", 20, f -> f.mark == null ? Cell.EMPTY : Cell.mark(f.mark)));
        table.rowHeight(22, false);
        return table;
    }
}
