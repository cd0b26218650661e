package fathom.scenario.report;

import static fathom.scenario.report.ReportPage.section;
import static fathom.scenario.report.Svg.escape;

import fathom.engine.EngineId;
import fathom.measure.Threshold.Comparison;
import fathom.measure.Threshold.Outcome;
import fathom.scenario.Figures;
import fathom.scenario.Metric;
import fathom.scenario.RunReport;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of the page. */
final class ReportTables {
    private static final double NEAR = 10;

    private ReportTables() {}

    static String thresholds(RunReport r) {
        long held = r.thresholds().stream().filter(Outcome::passed).count();
        var rows = r.thresholds().stream().map(ReportTables::threshold).collect(Collectors.joining());
        return section("Thresholds", "%d of %d held".formatted(held, r.thresholds().size()), "",
                "<table><tr><th></th><th>Threshold</th><th class=\"n\">limit</th><th class=\"n\">observed</th><th class=\"n\">margin</th></tr>" + rows
                + "</table>");
    }

    private static String threshold(Outcome o) {
        var t = o.threshold();
        double margin = margin(o);
        var glyph = !o.passed() ? Glyph.BAD : margin < NEAR ? Glyph.WARN : Glyph.OK;
        String meaning = Metric.of(t.metric()).map(Metric::meaning).orElse("");
        String name = "%s <br><small>%s</small>".formatted(escape(t.metric()), escape(meaning));
        String limit = t.comparison().sign() + " " + Figures.exact(t.limit(), t.unit());
        String observed = Double.isNaN(o.observed()) ? "not observed" : Figures.exact(o.observed(), t.unit());
        String left = Double.isNaN(margin) || !o.passed() ? "—" : Math.round(margin) + " %";
        String style = glyph == Glyph.OK ? "" : glyph.style();
        return "<tr class=\"%s\"><td>%s</td><td>%s</td><td class=\"n d\">%s</td><td class=\"n o\">%s</td><td class=\"n d\">%s</td></tr>"
                .formatted(style, glyph.svg(), name, escape(limit), escape(observed), left);
    }

    /** What is left to the limit, per cent of it; NaN where that says nothing. */
    private static double margin(Outcome o) {
        var t = o.threshold();
        boolean isFloorInPercent = t.unit().equals("%") && t.comparison() == Comparison.AT_LEAST;
        if (t.limit() == 0 || t.comparison() == Comparison.EQUAL || isFloorInPercent) return Double.NaN;
        return 100 * Math.abs(o.observed() - t.limit()) / Math.abs(t.limit());
    }

    static String engines(RunReport r) {
        var rows = Arrays.stream(EngineId.values()).filter(e -> r.facts().containsKey("sent." + e.id())).map(e -> engine(e, r.facts()))
                .collect(Collectors.joining());
        if (rows.isEmpty()) return section("Engines", "", "", "<p class=\"none\">No engine was running, so none was asked.</p>");
        return section("Engines", "questions; latency from the intended time", "", "<table><tr><th></th><th>Engine</th><th class=\"n\">sent</th>"
                + "<th class=\"n\">answered</th><th class=\"n\">failed</th><th class=\"n\">lost</th><th class=\"n\">p50 µs</th><th class=\"n\">p99 µs</th></tr>" + rows + "</table>");
    }

    private static String engine(EngineId e, Map<String, Double> facts) {
        boolean sound = facts.get("failed." + e.id()) == 0 && facts.get("lost." + e.id()) == 0;
        var cells = new StringBuilder();
        for (String name : new String[] {"sent.", "answered.", "failed.", "lost.", "p50.us.", "p99.us."}) {
            Double value = facts.get(name + e.id());
            cells.append("<td class=\"n\">").append(value == null ? "—" : Figures.number(value)).append("</td>");
        }
        var glyph = sound ? Glyph.OK : Glyph.BAD;
        return "<tr class=\"%s\"><td>%s</td><td>%s</td>%s</tr>".formatted(sound ? "" : "bad", glyph.svg(), escape(e.label()), cells);
    }

    static String evidence(RunReport r) {
        var list = new StringBuilder("<dl>");
        term(list, "profile", r.profile().id() + ", version " + r.profile().version());
        term(list, "run", r.runId());
        r.profile().settings().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> term(list, e.getKey(), Figures.number(e.getValue())));
        r.environment().forEach((name, value) -> term(list, name, value));
        term(list, "histograms", "corrected and uncorrected, in the JSON file beside this page");
        return section("Kept as evidence", "", "", list.append("</dl>").toString());
    }

    /** What no other table shows. */
    static String facts(RunReport r) {
        var list = new StringBuilder("<dl>");
        r.facts().forEach((name, value) -> {
            boolean ofEngine = EngineId.of(name.substring(name.lastIndexOf('.') + 1)).isPresent();
            if (!ofEngine && !name.startsWith("latency.")) term(list, name, Figures.number(value));
        });
        return r.facts().isEmpty() ? "" : section("Observed", "", "", list.append("</dl>").toString());
    }

    private static void term(StringBuilder list, String name, String value) {
        list.append("<dt>").append(escape(name)).append("</dt><dd>").append(escape(value)).append("</dd>");
    }

    static String log(RunReport r) {
        var rows = r.log().stream().map(line -> "<tr><td>%s</td><td class=\"n d\">%s</td><td>%s</td></tr>".formatted(Glyph.of(line.state()).svg(),
                Figures.tenths(line.at()) + " s", escape(line.text()))).collect(Collectors.joining());
        return section("Run log", "", "", "<table>" + rows + "</table>");
    }
}
