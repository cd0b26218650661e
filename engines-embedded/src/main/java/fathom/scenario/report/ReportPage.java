package fathom.scenario.report;

import static fathom.scenario.report.Svg.escape;

import fathom.measure.Figures;
import fathom.scenario.Counts;
import fathom.scenario.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One self-contained HTML page: no script, nothing from elsewhere, every text of the run escaped. */
final class ReportPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String STYLE = style();
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width">
            <title>%s: %s</title>
            <style>
            %s</style>
            </head>
            <body>
            <header><svg class="brand" viewBox="0 0 24 24"><path d="M3 5h18M6 10h12M9 15h6M11.5 20h1"/></svg>
            <b>Fathom</b><span>%s</span><span class="num">%s</span></header>
            %s
            %s
            %s
            <main>
            <div>
            %s
            %s
            %s
            %s
            </div>
            <div>
            %s
            %s
            %s
            %s
            </div>
            </main>
            </body>
            </html>
            """;

    private ReportPage() {}

    static String of(RunReport r) {
        return PAGE.formatted(escape(r.profile().title()), word(r), STYLE, escape(r.profile().what()), escape(r.runId()), strip(r), verdict(r), tiles(r),
                rate(r), percentiles(r), heat(r), ReportTables.log(r), ReportTables.thresholds(r), ReportTables.parts(r), ReportTables.evidence(r),
                ReportTables.facts(r));
    }

    private static String word(RunReport r) {
        return switch (r.verdict()) {
            case PASS -> "passed";
            case FAIL -> r.noWork() ? "failed, no work done" : "failed";
            case INCONCLUSIVE -> "no verdict";
            case ABORTED -> "aborted";
        };
    }

    private static Glyph state(RunReport r) {
        return switch (r.verdict()) {
            case PASS -> Glyph.OK;
            case FAIL -> Glyph.BAD;
            case INCONCLUSIVE -> Glyph.NO_VERDICT;
            case ABORTED -> Glyph.WARN;
        };
    }

    private static String strip(RunReport r) {
        return switch (r.evidence().provenance()) {
            case SIMULATED -> """
                    <div class="strip S"><b>SIMULATED MARKET</b> prices are simulated; latency, rates and counts are measured on this machine</div>""";
            case REPLAYED -> """
                    <div class="strip R"><b>REPLAYED MARKET</b> prices are a recording; latency, rates and counts are measured on this machine</div>""";
            case MEASURED, DERIVED, ESTIMATED, SPECIFIED -> "";
        };
    }

    private static String verdict(RunReport r) {
        var glyph = state(r);
        return """
                <div class="verdict %s">%s<div><h1>%s %s</h1><p>%s</p></div>
                <dl><dt>started</dt><dd>%s</dd><dt>lasted</dt><dd>%s s</dd><dt>seed</dt><dd>%s</dd></dl></div>""".formatted(
                glyph.style(), glyph.svg(), escape(r.profile().title()), word(r), escape(r.judgement().why()), TIME.format(Instant.ofEpochSecond(0, r.run().startedAt())),
                Figures.tenths(r.seconds()), Long.toString(r.run().seed()));
    }

    private static String tiles(RunReport r) {
        double share = r.counts().intended() == 0 ? 0 : 100.0 * r.counts().sent() / r.counts().intended();
        return "<div class=\"tiles\">" + tile("Intended", Figures.count(r.counts().intended()), "", "due by the schedule", "")
                + tile("Sent", Figures.count(r.counts().sent()), "", r.counts().intended() == 0 ? "" : Figures.exact(share, "% of intended"), "")
                + tile("Well " + r.profile().kind().unit().done(), Figures.count(r.counts().succeeded()), "", "received " + Figures.count(r.counts().received()), r.noWork() ? "bad" : "")
                + tile("Failed", Figures.count(r.counts().failed()), "", "came back with an error", r.counts().failed() > 0 ? "warn" : "")
                + open(r.counts())
                + latency("p50, corrected", r, r.latencies().corrected().p50(), r.latencies().uncorrected().p50())
                + latency("p99, corrected", r, r.latencies().corrected().p99(), r.latencies().uncorrected().p99())
                + latency("Slowest", r, r.latencies().corrected().max(), r.latencies().uncorrected().max()) + "</div>";
    }

    /** What never came back: lost, or, where the run was cut off, on its way. */
    private static String open(Counts c) {
        if (c.inFlight() > 0) return tile("In flight", Figures.count(c.inFlight()), "", "on its way at the end", "");
        return tile("Lost", Figures.count(c.lost()), "", c.shed() == 0 ? "never came back" : "shed " + Figures.count(c.shed()), c.lost() > 0 ? "warn" : "");
    }

    private static String latency(String name, RunReport r, long corrected, long uncorrected) {
        if (r.latencies().corrected().isEmpty()) return tile(name, "—", "", "nothing was measured", "");
        var parts = Figures.latency(corrected).split(" ");
        return tile(name, parts[0], parts[1], "uncorrected " + Figures.latency(uncorrected), "");
    }

    private static String tile(String name, String value, String unit, String under, String state) {
        return "<div class=\"tile %s\"><h3>%s</h3><div class=\"num\">%s <small>%s</small></div><p>%s</p></div>".formatted(state, escape(name), escape(value),
                escape(unit), escape(under));
    }

    private static String rate(RunReport r) {
        return section("Rate", r.profile().kind().unit().many() + " a second", "<span><i class=\"dash\"></i>intended</span><span><i></i>received</span>", RateChart.of(r));
    }

    private static String percentiles(RunReport r) {
        return section("Latency distribution", "of " + r.profile().kind().unit().count(r.latencies().corrected().count()) + " that went well, from the intended time",
                "<span><i></i>corrected</span><span><i class=\"dots\"></i>uncorrected</span>", PercentilePlot.of(r));
    }

    private static String heat(RunReport r) {
        String steps = "<span>share of what came back <i class=\"cell h1\"></i><i class=\"cell h2\"></i><i class=\"cell h3\"></i><i class=\"cell h4\"></i>"
                + "<i class=\"cell h5\"></i><i class=\"cell h6\"></i></span>";
        return section("Latency over time", "each column one second; corrected; the line is p99", steps, HeatMap.of(r));
    }

    static String section(String title, String sub, String key, String body) {
        String shown = body.isEmpty() ? "<p class=\"none\">There is nothing to show: nothing came back.</p>" : body;
        return "<section><h2>%s <small>%s</small><span class=\"key\">%s</span></h2>%s</section>".formatted(escape(title), escape(sub), key, shown);
    }

    private static String style() {
        try (var in = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
