package fathom.view.scenarios;

import fathom.scenario.RunReport;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.State;
import java.util.ArrayList;

/** Ended runs, latest first. */
final class RunsTable {
    private RunsTable() {}

    /** @param scenario whether it must say of which scenario */
    static DataTable<RunReport> create(boolean scenario) {
        var columns = new ArrayList<Column<RunReport>>();
        columns.add(Column.glyph(r -> RunPicture.state(r.verdict())));
        columns.add(Column.left("Verdict", 76, r -> Cell.words(RunPicture.word(r.verdict())).ink(RunPicture.state(r.verdict()) == State.BAD ? Token.BAD : null)));
        if (scenario) columns.add(Column.words("Scenario", 0, r -> r.profile().title()));
        columns.add(Column.left("When, UTC", 140, r -> Cell.num(Format.date(r.startedAt()) + " " + Format.time(r.startedAt()).substring(0, 5)).dim()));
        if (!scenario) {
            columns.add(Column.left("Why", 0, r -> Cell.words(r.why()).dim()));
            columns.add(Column.num("answered", 88, r -> Format.whole(r.received())));
        }
        columns.add(Column.right("p99 ms", 72, r -> r.corrected().isEmpty() ? Cell.none() : Cell.num(Format.millis(r.corrected().p99()))));
        var table = new DataTable<RunReport>();
        table.setColumns(columns);
        table.key(RunReport::runId).whenEmpty("No run so far.", "");
        return table;
    }
}
