package fathom.view.scenarios;

import fathom.measure.Limit.Outcome;
import fathom.measure.Limit;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.WorkloadKind;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import java.util.ArrayList;
import java.util.List;

/**
 * A threshold, and how it stands. The same row in launcher, run and report.
 *
 * @param outcome null while it is not due, and where the run was cut off before it was
 * @param over    whether the run has ended
 */
record ThresholdRow(WorkloadKind kind, Limit threshold, Outcome outcome, boolean over) {
    ThresholdRow(WorkloadKind kind, Limit threshold, Outcome outcome) {
        this(kind, threshold, outcome, false);
    }

    /** In the order of the profile. @param known outcomes so far, of some of them */
    static List<ThresholdRow> of(ScenarioProfile profile, List<Outcome> known, boolean over) {
        var rows = new ArrayList<ThresholdRow>();
        for (Limit t : profile.thresholds()) {
            rows.add(new ThresholdRow(profile.kind(), t, known.stream().filter(o -> o.threshold().equals(t)).findFirst().orElse(null), over));
        }
        return rows;
    }

    State state() {
        if (outcome == null) return State.IDLE;
        return State.of(outcome.level());
    }

    boolean isDue() {
        return outcome != null;
    }

    /** Holds, and is past its warning level. */
    boolean isNear() {
        return state() == State.WARN;
    }

    private double margin() {
        return outcome == null ? Double.NaN : threshold.margin(outcome.observed());
    }

    String name() {
        return kind.label(kind.metric(threshold));
    }

    /** E.g. {@code ≤ 50 ms}. */
    String limit() {
        return threshold.comparison().sign() + " " + Format.unit(digits(threshold.limit()), threshold.unit());
    }

    String observed() {
        return outcome == null ? over ? "not judged" : "not yet due" : Double.isNaN(outcome.observed()) ? "not observed" : Format.unit(digits(outcome.observed()), threshold.unit());
    }

    String marginText() {
        double margin = margin();
        return Double.isNaN(margin) ? Format.NONE : Format.percent(margin * 100, Math.abs(margin) < 0.01 ? 1 : 0);
    }

    /** Three significant digits, all digits of a whole number, and enough of what is nearly a hundred per cent. */
    private static String digits(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value)) return Format.whole(value);
        if (size > 99 && size < 100) return Format.number(value, value * 10 == Math.rint(value * 10) ? 1 : 3);
        return Format.number(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
    }

    /**
     * @param observed head of the column of observations; @param none what stands there while there is none; empty for why not
     * @param margin   whether there is a column for the margin
     */
    static DataTable<ThresholdRow> table(String observed, String none, boolean margin) {
        var columns = new ArrayList<Column<ThresholdRow>>();
        columns.add(Column.glyph(ThresholdRow::state));
        columns.add(Column.words("Threshold", 0, ThresholdRow::name));
        columns.add(Column.right("limit", 96, r -> Cell.num(r.limit()).dim()));
        columns.add(Column.right(observed, 104, r -> r.isDue() ? r.cell() : Cell.words(none.isEmpty() ? r.observed() : none).faint()));
        if (margin) columns.add(Column.right("margin", 64, r -> Cell.num(r.marginText()).dim()));
        var table = new DataTable<ThresholdRow>();
        table.setColumns(columns);
        table.key(ThresholdRow::threshold).kind(r -> r.isDue() && r.state() != State.OK ? RowKind.of(r.state()) : RowKind.PLAIN);
        return table;
    }

    private Cell cell() {
        return switch (state()) {
            case BAD -> Cell.num(observed()).bold().ink(Token.BAD);
            case WARN -> Cell.num(observed()).bold().ink(Token.WARN);
            default -> Cell.num(observed());
        };
    }
}
