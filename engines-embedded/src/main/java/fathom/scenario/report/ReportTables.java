package fathom.scenario.report;

import static fathom.scenario.report.ReportPage.section;
import static fathom.scenario.report.Svg.escape;

import fathom.measure.Figures;
import fathom.measure.Latency;
import fathom.measure.Limit.Outcome;
import fathom.scenario.Fact;
import fathom.scenario.Metric;
import fathom.scenario.Metrics;
import fathom.scenario.RunReport;
import fathom.scenario.WorkLog;
import java.util.stream.Collectors;

/** The tables of the page. */
final class ReportTables {
    private ReportTables() {}

    static String thresholds(RunReport r) {
        long held = r.judgement().thresholds().stream().filter(Outcome::passed).count();
        var rows = r.judgement().thresholds().stream().map(o -> threshold(r.profile().metric(o.threshold()), o)).collect(Collectors.joining());
        return section("Thresholds", held + " of " + r.judgement().thresholds().size() + " held", "",
                "<table><tr><th></th><th>Threshold</th><th class=\"n\">limit</th><th class=\"n\">observed</th><th class=\"n\">margin</th></tr>" + rows
                + "</table>");
    }

    private static String threshold(Metric metric, Outcome o) {
        var t = o.threshold();
        double margin = 100 * t.margin(o.observed());
        var glyph = switch (o.level()) {
            case OK, UNKNOWN -> Glyph.OK;
            case WARN -> Glyph.WARN;
            case BREACH -> Glyph.BAD;
        };
        String name = "%s <br><small>%s</small>".formatted(escape(t.what()), escape(metric.meaning()));
        String limit = t.comparison().sign() + " " + Figures.exact(t.limit(), t.unit());
        String observed = Double.isNaN(o.observed()) ? "not observed" : Figures.exact(o.observed(), t.unit());
        String left = Double.isNaN(margin) || !o.passed() ? "—" : Math.round(margin) + " %";
        String style = glyph == Glyph.OK ? "" : glyph.style();
        return "<tr class=\"%s\"><td>%s</td><td>%s</td><td class=\"n d\">%s</td><td class=\"n o\">%s</td><td class=\"n d\">%s</td></tr>"
                .formatted(style, glyph.svg(), name, escape(limit), escape(observed), left);
    }

    /** How the work was divided. */
    static String parts(RunReport r) {
        var parts = r.evidence().parts();
        String work = r.profile().kind().unit().many();
        if (parts.isEmpty()) return section("Where it went", "", "", "<p class=\"none\">Nobody was there to take any of it.</p>");
        var rows = parts.stream().map(p -> part(p, r.counts().inFlight() > 0)).collect(Collectors.joining());
        return section("Where it went", work + "; latency from the intended time", "", "<table><tr><th></th><th></th><th class=\"n\">sent</th><th class=\"n\">well</th>"
                + "<th class=\"n\">failed</th><th class=\"n\">%s</th><th class=\"n\">p50 µs</th><th class=\"n\">p99 µs</th></tr>".formatted(
                        r.counts().inFlight() > 0 ? "in flight" : "lost") + rows + "</table>");
    }

    private static String part(WorkLog.Part p, boolean cutOff) {
        boolean sound = p.failed() == 0 && (cutOff || p.open() == 0);
        var cells = new StringBuilder();
        for (long n : new long[] {p.sent(), p.succeeded(), p.failed(), p.open()}) cell(cells, Figures.count(n));
        Latency l = p.corrected();
        cell(cells, l.isEmpty() ? "—" : Figures.number(l.p50() / 1e3));
        cell(cells, l.isEmpty() ? "—" : Figures.number(l.p99() / 1e3));
        var glyph = sound ? Glyph.OK : Glyph.BAD;
        return "<tr class=\"%s\"><td>%s</td><td>%s</td>%s</tr>".formatted(sound ? "" : "bad", glyph.svg(), escape(p.label()), cells);
    }

    private static void cell(StringBuilder cells, String value) {
        cells.append("<td class=\"n\">").append(value).append("</td>");
    }

    static String evidence(RunReport r) {
        var list = new StringBuilder("<dl>");
        term(list, "profile", r.profile().id() + ", version " + r.profile().version());
        term(list, "run", r.runId());
        r.profile().kind().settings().forEach(s -> term(list, s.name(), s.show(r.profile().settings().values().get(s.name()))));
        r.evidence().environment().forEach((name, value) -> term(list, name, value));
        r.judgement().grade().ifPresent(g -> term(list, "grade", g.score() + " of 100"));
        r.judgement().grade().ifPresent(g -> term(list, "grade is", g.formula()));
        double floor = r.evidence().floor().at(0.99);
        if (!Double.isNaN(floor)) term(list, "machine's own floor, p99", Figures.latency(floor));
        if (r.run().shortened()) term(list, "length", "shortened");
        r.evidence().causes().forEach((cause, count) -> term(list, "failed " + Figures.count(count) + " times", cause));
        if (r.evidence().left().isEmpty()) term(list, "left on the platform", "nothing");
        r.evidence().left().forEach(what -> term(list, "left on the platform", what));
        term(list, "histograms", "corrected and uncorrected, in the JSON file beside this page");
        return section("Kept as evidence", "", "", list.append("</dl>").toString());
    }

    /** Every figure that no other table shows. */
    static String facts(RunReport r) {
        var list = new StringBuilder("<dl>");
        for (Fact f : r.evidence().facts()) {
            if (Metrics.QUANTILES.containsKey(f.name())) continue;
            term(list, f.subject().isEmpty() ? f.name() : f.name() + ", " + f.subject(), Figures.exact(f.value(), f.unit()));
        }
        return r.evidence().facts().isEmpty() ? "" : section("Observed", "", "", list.append("</dl>").toString());
    }

    private static void term(StringBuilder list, String name, String value) {
        list.append("<dt>").append(escape(name)).append("</dt><dd>").append(escape(value)).append("</dd>");
    }

    static String log(RunReport r) {
        var rows = r.evidence().log().stream().map(line -> "<tr><td>%s</td><td class=\"n d\">%s</td><td>%s</td></tr>".formatted(Glyph.of(line.state()).svg(),
                Figures.tenths(line.at()) + " s", escape(line.text()))).collect(Collectors.joining());
        return section("Run log", "", "", "<table>" + rows + "</table>");
    }
}
