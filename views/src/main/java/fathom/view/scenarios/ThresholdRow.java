package fathom.view.scenarios;

import fathom.measure.Threshold.Outcome;
import fathom.measure.Threshold;
import fathom.scenario.Metric;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A threshold, and how it stands. The same row in launcher, run and report.
 *
 * @param outcome null while it is not due
 */
record ThresholdRow(Threshold threshold, Outcome outcome) {
    /** Nearer to the limit than this share of it wants a look. */
    static final double NEAR = 0.1;

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("received.share", "received of intended"), Map.entry("sent.share", "sent of intended"),
            Map.entry("throughput.share", "throughput of intended"), Map.entry("throughput", "good answers"), Map.entry("received", "answers received"),
            Map.entry("failed", "questions failed"), Map.entry("lost", "questions lost"), Map.entry("engines.silent", "engines that never answered"),
            Map.entry("engines.idle", "engines that did nothing else"), Map.entry("engines.failed", "engines stopped on the way"),
            Map.entry("engines.errors", "messages engines failed on"), Map.entry("generator.behind", "generator behind schedule"),
            Map.entry("generator.cpu", "generator CPU, of its core"), Map.entry("ticks.share", "ticks of those planned"),
            Map.entry("fall.least", "smallest fall seen"), Map.entry("fall.missed", "symbols, fall not seen"),
            Map.entry("recovery.missed", "symbols, recovery not seen"), Map.entry("outputs.features", "feature vectors out"),
            Map.entry("outputs.vpin", "VPIN readings out"), Map.entry("outputs.risk", "risk reports out"),
            Map.entry("marks.gap", "longest time without a mark"));

    /** In the order of the profile. @param known outcomes so far, of some of them */
    static List<ThresholdRow> of(List<Threshold> thresholds, List<Outcome> known) {
        var rows = new ArrayList<ThresholdRow>();
        for (Threshold t : thresholds) rows.add(new ThresholdRow(t, known.stream().filter(o -> o.threshold().equals(t)).findFirst().orElse(null)));
        return rows;
    }

    State state() {
        if (outcome == null) return State.IDLE;
        return !outcome.passed() ? State.BAD : isNear() ? State.WARN : State.OK;
    }

    boolean isDue() {
        return outcome != null;
    }

    /** Holds, but by less than a tenth of the limit. A count that must be 0 is never near, and neither is a share that cannot be more than whole. */
    boolean isNear() {
        return outcome != null && outcome.passed() && threshold.comparison() == Threshold.Comparison.AT_MOST && margin() < NEAR;
    }

    /** What is left to the limit as a share of it; NaN where that means nothing. */
    double margin() {
        if (outcome == null || Double.isNaN(outcome.observed()) || threshold.limit() == 0) return Double.NaN;
        double left = threshold.limit() - outcome.observed();
        return switch (threshold.comparison()) {
            case AT_MOST -> left / Math.abs(threshold.limit());
            case AT_LEAST -> -left / Math.abs(threshold.limit());
            case EQUAL -> Double.NaN;
        };
    }

    /** In words; the metric's own name where there are none. */
    String name() {
        String metric = threshold.metric();
        if (metric.startsWith("latency.")) return metric.substring("latency.".length()) + ", corrected";
        return NAMES.getOrDefault(metric, metric);
    }

    /** What the metric means, for a tooltip or a screen reader. */
    String meaning() {
        return Metric.of(threshold.metric()).map(Metric::meaning).orElse("");
    }

    /** E.g. {@code ≤ 50 ms}. */
    String limit() {
        return threshold.comparison().sign() + " " + Format.unit(digits(threshold.limit()), threshold.unit());
    }

    String observed() {
        return outcome == null ? "not yet due" : Double.isNaN(outcome.observed()) ? "not observed" : Format.unit(digits(outcome.observed()), threshold.unit());
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
     * @param observed head of the column of observations; @param none what stands there while there is none
     * @param margin   whether there is a column for the margin
     */
    static DataTable<ThresholdRow> table(String observed, String none, boolean margin) {
        var columns = new ArrayList<Column<ThresholdRow>>();
        columns.add(Column.glyph(ThresholdRow::state));
        columns.add(Column.words("Threshold", 0, ThresholdRow::name));
        columns.add(Column.right("limit", 96, r -> Cell.num(r.limit()).dim()));
        columns.add(Column.right(observed, 104, r -> r.isDue() ? r.cell() : Cell.words(none).faint()));
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
