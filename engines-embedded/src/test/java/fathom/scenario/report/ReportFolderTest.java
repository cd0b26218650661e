package fathom.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.measure.Latency;
import fathom.measure.Provenance;
import fathom.measure.Limit;
import fathom.measure.Verdict;
import fathom.scenario.Buckets;
import fathom.scenario.Counts;
import fathom.scenario.Evidence;
import fathom.scenario.Fact;
import fathom.scenario.Floor;
import fathom.scenario.Histograms;
import fathom.scenario.Judgement;
import fathom.scenario.Kept;
import fathom.scenario.Latencies;
import fathom.scenario.RunInfo;
import fathom.scenario.RunProgress;
import fathom.scenario.RunReport;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.Scenarios;
import fathom.scenario.WorkLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportFolderTest {
    @TempDir
    private Path dir;

    static RunReport report(String runId, long startedAt, String why) {
        var random = new Random(42);
        var corrected = new Histogram(3);
        var uncorrected = new Histogram(3);
        for (int i = 0; i < 10_000; i++) {
            long latency = (long) (50_000 * Math.exp(random.nextGaussian()));
            uncorrected.recordValue(latency);
            corrected.recordValue(latency + (i % 100 == 0 ? 20_000_000 : 1_000));
        }
        var profile = Scenarios.STANDARD.find("extreme-data-load").orElseThrow();
        var titled = new ScenarioProfile(profile.id(), profile.kind(), "Load <script>alert(1)</script>", profile.version(), profile.what(), profile.seed(),
                profile.phases(), profile.thresholds(), profile.settings());
        var buckets = new float[Buckets.COUNT];
        buckets[6] = 0.25f;
        buckets[7] = 0.75f;
        var seconds = List.of(new RunProgress.Second(1, 5_000, 5_000, 4_990, 50_000, 900_000, 21_000_000, buckets),
                new RunProgress.Second(2.01, 5_000, 5_000, 5_010, 50_000, 800_000, 20_000_000, buckets));
        var outcomes = List.of(Limit.parse("latency.p99 <= 50 ms").outcome(20.5), Limit.parse("lost = 0").outcome(3),
                Limit.parse("throughput.share >= 45 %").outcome(Double.NaN));
        var evidence = new Evidence(List.of(new WorkLog.Part("Risk", 10_003, 10_000, 0, 0, Latency.of(corrected), null)), Map.of("nobody home", 3L),
                List.of(Fact.count("messages handled", "Risk", 12_345), Fact.of("machine busy, most", 71.25, "%")), new Floor(Latency.of(corrected)), List.of(), Provenance.SIMULATED,
                Map.of("java", "Java <b>25</b>", "os", "Linux & more", "cores", "2"), seconds, List.of(new RunProgress.LogLine(0.5, "warn", "Risk said \"<img src=x>\"")));
        return new RunReport(new RunInfo(runId, titled, 42, startedAt), 15.25, new Judgement(Verdict.FAIL, why, outcomes),
                new Counts(10_010, 10_003, 10_000, 0, 0, 0, 3), new Latencies(Latency.of(corrected), Latency.of(uncorrected), Histograms.of(corrected, uncorrected)),
                evidence, Kept.NOWHERE);
    }

    private ReportFolder folder() {
        return new ReportFolder(dir, Scenarios.STANDARD.kinds());
    }

    private RunReport save(RunReport report) {
        return report.with(Kept.at(folder().reserve(report.runId()).save(report)));
    }

    @Test
    void jsonHasTheNamesScriptsRelyOn() {
        var json = JsonMapper.shared().readTree(ReportFolder.json(report("r1", 1, "why")));
        assertThat(json.propertyNames()).contains("runId", "scenario", "seed", "verdict", "sent", "received", "succeeded", "failed", "lost", "thresholds",
                "latency", "report", "version", "shed", "inFlight", "left", "parts", "intended", "uncorrected", "histograms", "timeline", "facts", "environment", "log", "profile");
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
        var e = r.evidence();
        var nothing = new RunReport(r.run(), 15, r.judgement(), new Counts(10, 10, 0, 0, 0, 0, 10), Latencies.NONE,
                new Evidence(List.of(), Map.of(), List.of(), Floor.UNKNOWN, List.of(), Provenance.MEASURED, Map.of(), List.of(), e.log()), Kept.NOWHERE);
        var json = JsonMapper.shared().readTree(ReportFolder.json(nothing));
        assertThat(json.get("latency").get("p99").isNull()).isTrue();
        assertThat(json.get("noWork").asBoolean()).isTrue();
        assertThat(ReportPage.of(nothing)).contains("no work done", "nothing came back");
        assertThat(ReportJson.read(json, Scenarios.STANDARD.kinds()).latencies().corrected().isEmpty()).isTrue();
    }

    @Test
    void whatWasSavedIsReadBack() {
        var saved = save(report("r1", 5_000, "it was slow"));
        assertThat(saved.kept().page()).isEqualTo(dir.resolve("r1.html").toAbsolutePath().normalize());
        var loaded = folder().load(dir.resolve("r1.json"));
        assertThat(new String(ReportFolder.json(loaded), StandardCharsets.UTF_8)).isEqualTo(new String(ReportFolder.json(saved), StandardCharsets.UTF_8));
        assertThat(loaded.latencies().corrected()).isEqualTo(saved.latencies().corrected());
        assertThat(loaded.profile()).isEqualTo(saved.profile());
        assertThat(loaded.latencies().histograms().decodeCorrected().getTotalCount()).isEqualTo(10_000);
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
        save(report("20260101-a", 1_000, "a"));
        save(report("20260102-b", 2_000, "b"));
        Files.writeString(dir.resolve("1other.json"), "{\"some\": \"thing\"}");
        Files.writeString(dir.resolve("9cut.json"), "{\"runId\": ");
        assertThat(folder().latest(50)).extracting(RunReport::runId).containsExactly("20260102-b", "20260101-a");
        assertThat(new ReportFolder(dir.resolve("missing"), List.of()).latest(50)).isEmpty();
        assertThatThrownBy(() -> folder().load(dir.resolve("1other.json"))).isInstanceOf(ReportException.class).hasMessageContaining("is no report of a run");
        assertThatThrownBy(() -> folder().load(dir.resolve("none.json"))).hasMessageStartingWith("there is no report");
    }

    @Test
    void onlyTheLatestAreOpened() throws IOException {
        Files.writeString(dir.resolve("20250101-no-report.json"), "nothing");
        save(report("20260101-a", 1_000, "a"));
        save(report("20260102-b", 2_000, "b"));
        assertThat(folder().latest(1)).extracting(RunReport::runId).containsExactly("20260102-b");
    }

    @Test
    void everyFactIsOnThePageWithItsSubjectAndUnit() {
        assertThat(ReportPage.of(report("r1", 1, "why"))).contains("<dt>messages handled, Risk</dt><dd>12,345</dd>", "<dt>machine busy, most</dt><dd>71.3 %</dd>");
    }

    @Test
    void anotherVersionIsRefusedInOneSentence() throws IOException {
        save(report("20260101-a", 1_000, "a"));
        Path file = dir.resolve("20260101-a.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"version\" : 3", "\"version\" : 99"));
        assertThatThrownBy(() -> folder().load(file)).hasMessageEndingWith("is no report of a run: it is of version 99; this is version 3");
    }

    @Test
    void noTwoRunsHaveOneName() {
        var first = folder().reserve("r");
        var second = folder().reserve("r");
        assertThat(first.runId()).isEqualTo("r");
        assertThat(second.runId()).isEqualTo("r-2");
        first.save(report("r", 1, "first"));
        second.save(report("r-2", 1, "second"));
        assertThat(folder().reserve("r").runId()).isEqualTo("r-3");
        assertThat(folder().load(dir.resolve("r.json")).judgement().why()).isEqualTo("first");
        assertThat(folder().load(dir.resolve("r-2.json")).judgement().why()).isEqualTo("second");
    }

    @Test
    void whatAKilledProcessTookIsSweptAway() throws IOException {
        folder().reserve("killed");
        Path room = dir.resolve(".killed.room");
        Files.setLastModifiedTime(room, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        folder().reserve("next");
        assertThat(room).doesNotExist();
        assertThat(dir.resolve(".next.room")).exists();
    }

    @Test
    void whatWasReservedAndNotUsedIsGivenBack() {
        folder().reserve("r").release();
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsFoundBefore() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "");
        assertThatThrownBy(() -> new ReportFolder(file, List.of()).reserve("r1")).isInstanceOf(IllegalStateException.class)
                .hasMessage("a report cannot be kept in " + file + ": there is a file where a folder is needed");
        assertThatThrownBy(() -> folder().reserve("r".repeat(300))).hasMessageEndingWith("its name is too long");
        assertThatThrownBy(() -> new ReportFolder(file.resolve("below"), List.of()).reserve("r1")).hasMessageContaining("there is a file where a folder is needed");
    }

    @Test
    void aFullDiskIsCalledSo() {
        assertThat(FileFaults.sentence(new FileSystemException("x", null, "No space left on device"))).isEqualTo("the disk is full");
        assertThat(FileFaults.sentence(new IOException("No space left on device"))).isEqualTo("the disk is full");
    }
}
