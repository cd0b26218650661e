package fathom.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fathom.measure.Clock;
import fathom.measure.Verdict;
import fathom.scenario.report.ReportFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A kind of workload that asks nobody, added from outside: started, judged, reported, read back. */
@Timeout(30)
class ThirdKindTest {
    @TempDir
    private Path folder;

    private final Scenarios scenarios = Scenarios.STANDARD.with(new PrimesKind());
    private final TestPlatform platform = new TestPlatform(Clock.SYSTEM);

    private ScenarioProfile profile(String settings, String threshold) {
        return scenarios.read("primes.json", """
                {"id": "primes", "kind": "primes", "title": "Primes", "version": 1, "what": "Counts primes.", "seed": 1,
                 "phases": [{"name": "counting", "seconds": 20, "measured": true}], "thresholds": ["%s"], "settings": %s}""".formatted(threshold, settings)
                .getBytes(StandardCharsets.UTF_8));
    }

    private RunReport run(String settings, String threshold) {
        var keeper = new ReportFolder(folder, scenarios.kinds());
        return new ScenarioRunner(keeper).start(profile(settings, threshold), 1, platform).report().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void itIsRunJudgedReportedAndReadBack() throws Exception {
        var report = run("{\"below\": [\"10\", \"1000\"]}", "primes.found >= 172");
        assertThat(report.verdict()).as(report.judgement().why()).isEqualTo(Verdict.PASS);
        assertThat(report.counts()).isEqualTo(new Counts(2, 2, 2, 0, 0, 0, 0));
        assertThat(report.seconds()).as("it ends when it is done").isLessThan(20);
        assertThat(report.evidence().parts()).extracting(WorkLog.Part::label, WorkLog.Part::succeeded).containsExactly(tuple("10", 1L), tuple("1000", 1L));
        String page = Files.readString(report.kept().page());
        assertThat(page).contains("ranges a second", "primes.found", "how many primes were found in all ranges", "<dt>below</dt><dd>10, 1000</dd>");
        var loaded = new ReportFolder(folder, scenarios.kinds()).latest(1).getFirst();
        assertThat(new String(ReportFolder.json(loaded), StandardCharsets.UTF_8)).isEqualTo(new String(ReportFolder.json(report), StandardCharsets.UTF_8));
        assertThat(loaded.profile()).isEqualTo(report.profile());
        assertThat(new ReportFolder(folder, Scenarios.STANDARD.kinds()).latest(1)).as("of a kind that is not there").isEmpty();
    }

    @Test
    void itFailsByItsOwnMetricAndByDoingNothing() {
        assertThat(run("{\"below\": [\"10\"]}", "primes.found >= 5").judgement().why()).isEqualTo("1 of 1 thresholds failed: primes.found ≥ 5 (4)");
        var nothing = run("{\"below\": []}", "primes.found >= 0");
        assertThat(nothing.judgement().why()).isEqualTo("no work was done: not one range could be sent");
        assertThat(nothing.exitCode()).isEqualTo(3);
    }

    @Test
    void itsSettingsAreChecked() {
        assertThatThrownBy(() -> profile("{\"below\": \"10\"}", "lost = 0")).hasMessageEndingWith(": 'below' must be a list in brackets, not \"10\"");
        assertThatThrownBy(() -> profile("{\"under\": [\"10\"]}", "lost = 0")).hasMessageContaining("unknown setting 'under'");
        assertThatThrownBy(() -> profile("{\"below\": [\"10\"]}", "outputs.vpin >= 1")).hasMessageContaining("unknown metric 'outputs.vpin'");
    }

    @Test
    void aKindThatIsThereIsNotTakenTwice() {
        assertThatThrownBy(() -> scenarios.with(new PrimesKind())).hasMessage("there is a kind of workload 'primes' already");
    }
}
