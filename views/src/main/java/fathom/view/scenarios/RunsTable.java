package fathom.view.scenarios;

import fathom.scenario.RunReport;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.State;
import java.util.List;

/** Ended runs, latest first. */
final class RunsTable {
    private RunsTable() {}

    /** Without columns yet. */
    static DataTable<RunReport> create() {
        return new DataTable<RunReport>().key(RunReport::runId).whenEmpty("No run so far.", "");
    }

    /** Of all scenarios. */
    static List<Column<RunReport>> ofAll() {
        return List.of(glyph(), verdict(), Column.words("Scenario", 0, r -> r.profile().title()), when(124), p99());
    }

    /** Of one profile. @param why whether there is room for the reason */
    static List<Column<RunReport>> ofProfile(boolean why) {
        return why ? List.of(glyph(), verdict(), when(124), Column.left("Why", 0, r -> Cell.words(r.judgement().why()).dim()), p99()) : List.of(glyph(), verdict(),
                when(0), p99());
    }

    private static Column<RunReport> glyph() {
        return Column.glyph(r -> RunPicture.state(r.verdict()));
    }

    private static Column<RunReport> verdict() {
        return Column.left("Verdict", 72, r -> Cell.words(RunPicture.word(r.verdict())).ink(RunPicture.state(r.verdict()) == State.BAD ? Token.BAD : null));
    }

    private static Column<RunReport> when(double width) {
        return Column.left("When, UTC", width, r -> Cell.num(Format.date(r.run().startedAt()) + " " + Format.time(r.run().startedAt()).substring(0, 5)).dim());
    }

    private static Column<RunReport> p99() {
        return Column.right("p99 ms", 64, r -> r.latencies().corrected().isEmpty() ? Cell.none() : Cell.num(Format.millis(r.latencies().corrected().p99())));
    }
}
