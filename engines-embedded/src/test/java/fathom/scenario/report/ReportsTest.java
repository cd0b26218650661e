package fathom.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.measure.Latency;
import fathom.measure.Provenance;
import fathom.measure.Threshold;
import fathom.measure.Verdict;
import fathom.scenario.Buckets;
import fathom.scenario.Histograms;
import fathom.scenario.RunProgress;
import fathom.scenario.RunReport;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportsTest {
    @TempDir
    private Path dir;

    private static RunReport report(String runId, long startedAt, String why) {
        var random = new Random(42);
        var corrected = new Histogram(3);
        var uncorrected = new Histogram(3);
        for (int i = 0; i < 10_000; i++) {
            long latency = (long) (50_000 * Math.exp(random.nextGaussian()));
            uncorrected.recordValue(latency);
            corrected.recordValue(latency + (i % 100 == 0 ? 20_000_000 : 1_000));
        }
        var profile = Scenarios.find("extreme-data-load").orElseThrow();
        var titled = new ScenarioProfile(profile.id(), profile.kind(), "Load <script>alert(1)</script>", profile.version(), profile.what(), profile.seed(),
                profile.phases(), profile.thresholds(), profile.settings());
        var buckets = new float[Buckets.COUNT];
        buckets[6] = 0.25f;
        buckets[7] = 0.75f;
        var seconds = List.of(new RunProgress.Second(1, 5_000, 5_000, 4_990, 50_000, 900_000, 21_000_000, buckets),
                new RunProgress.Second(2.01, 5_000, 5_000, 5_010, 50_000, 800_000, 20_000_000, buckets));
        var outcomes = List.of(Threshold.parse("latency.p99 <= 50 ms").judge(20.5), Threshold.parse("lost = 0").judge(3),
                Threshold.parse("fall.least >= 45 %").judge(Double.NaN));
        return new RunReport(runId, titled, 42, Verdict.FAIL, why, startedAt, 15.25, 10_010, 10_003, 10_000, 10_000, 0, 3, outcomes, Latency.of(corrected),
                Latency.of(uncorrected), Histograms.of(corrected, uncorrected), Provenance.SIMULATED, Map.of("sent.risk", 10_003.0, "answered.risk", 10_000.0,
                        "failed.risk", 0.0, "lost.risk", 3.0, "p50.us.risk", 51.0, "p99.us.risk", 20_500.0, "machine.busy.max", 71.25),
                Map.of("java", "Java <b>25</b>", "os", "Linux & more", "cores", "2"), seconds,
                List.of(new RunProgress.LogLine(0.5, "warn", "Risk said \"<img src=x>\"")), null);
    }

    @Test
    void jsonHasTheNamesScriptsRelyOn() {
        var json = JsonMapper.shared().readTree(Reports.json(report("r1", 1, "why")));
        assertThat(json.propertyNames()).contains("runId", "scenario", "seed", "verdict", "sent", "received", "succeeded", "failed", "lost", "thresholds",
                "latency", "report", "intended", "uncorrected", "histograms", "timeline", "facts", "environment", "log", "profile");
        assertThat(json.get("scenario").asString()).isEqualTo("extreme-data-load");
        assertThat(json.get("verdict").asString()).isEqualTo("FAIL");
        assertThat(json.get("lost").asLong()).isEqualTo(3);
        assertThat(json.get("report").isNull()).isTrue();
        JsonNode latency = json.get("latency");
        assertThat(latency.propertyNames()).contains("p50", "p90", "p99", "p999", "max", "unit");
        assertThat(latency.get("unit").asString()).isEqualTo("us");
        assertThat(latency.get("max").asDouble()).isGreaterThan(20_000);
        JsonNode first = json.get("thresholds").get(0);
        assertThat(first.get("expression").asString()).isEqualTo("latency.p99 ≤ 50 ms");
        assertThat(first.get("limit").asDouble()).isEqualTo(50);
        assertThat(first.get("observed").asDouble()).isEqualTo(20.5);
        assertThat(first.get("passed").asBoolean()).isTrue();
        assertThat(json.get("thresholds").get(2).get("observed").isNull()).as("what was not observed is null, never 0").isTrue();
    }

    @Test
    void withoutAnswersLatencyIsNull() {
        var r = report("r1", 1, "no work was done");
        var nothing = new RunReport(r.runId(), r.profile(), 1, Verdict.FAIL, r.why(), 1, 15, 10, 10, 0, 0, 0, 10, r.thresholds(), Latency.NONE, Latency.NONE,
                Histograms.of(new Histogram(3), new Histogram(3)), Provenance.MEASURED, Map.of(), Map.of(), List.of(), List.of(), null);
        var json = JsonMapper.shared().readTree(Reports.json(nothing));
        assertThat(json.get("latency").get("p99").isNull()).isTrue();
        assertThat(json.get("noWork").asBoolean()).isTrue();
        assertThat(ReportPage.of(nothing)).contains("no work done", "not one question was answered");
        assertThat(ReportJson.read(json).corrected().isEmpty()).isTrue();
    }

    @Test
    void whatWasSavedIsReadBack() {
        var saved = Reports.save(report("r1", 5_000, "it was slow"), dir);
        assertThat(saved.report()).isEqualTo(dir.resolve("r1.html").toAbsolutePath().normalize());
        var loaded = Reports.load(dir.resolve("r1.json"));
        assertThat(new String(Reports.json(loaded), StandardCharsets.UTF_8)).isEqualTo(new String(Reports.json(saved), StandardCharsets.UTF_8));
        assertThat(loaded.corrected()).isEqualTo(saved.corrected());
        assertThat(loaded.profile()).isEqualTo(saved.profile());
        assertThat(loaded.histograms().decodeCorrected().getTotalCount()).isEqualTo(10_000);
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder("r1.json", "r1.html");
    }

    @Test
    void pageStandsAloneAndEscapesEverything() {
        var page = ReportPage.of(report("r1", 5_000, "because </style><script>evil()</script>"));
        assertThat(page).doesNotContainPattern("(?i)<script").doesNotContain("<img", "<b>25")
                .contains("&lt;script&gt;", "&lt;img src=x&gt;", "Linux &amp; more");
        assertThat(page).doesNotContainPattern("(?i)https?:|//[a-z]|\\bsrc=[\"']|\\bhref=|url\\(|@import");
        assertThat(page).contains("prefers-color-scheme: light", "SIMULATED MARKET", "not observed", "corrected", "uncorrected", "class=\"limit\"");
        assertThat(page.split("<svg viewBox", -1)).as("three charts").hasSize(4);
        assertThat(page).doesNotContain("NaN", "%s", "%d", "null");
    }

    @Test
    void listIsLatestFirstAndSkipsWhatIsNoReport() throws IOException {
        Reports.save(report("old", 1_000, "a"), dir);
        Reports.save(report("new", 2_000, "b"), dir);
        Files.writeString(dir.resolve("other.json"), "{\"some\": \"thing\"}");
        Files.writeString(dir.resolve("cut.json"), "{\"runId\": ");
        assertThat(Reports.list(dir)).extracting(RunReport::runId).containsExactly("new", "old");
        assertThat(Reports.list(dir.resolve("missing"))).isEmpty();
        assertThatThrownBy(() -> Reports.load(dir.resolve("other.json"))).isInstanceOf(ReportException.class).hasMessageContaining("is no report of a run");
        assertThatThrownBy(() -> Reports.load(dir.resolve("none.json"))).hasMessageStartingWith("there is no report");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "");
        assertThatThrownBy(() -> Reports.save(report("r1", 1, "why"), file)).isInstanceOf(ReportException.class).hasMessageContaining("cannot be written to");
    }
}
