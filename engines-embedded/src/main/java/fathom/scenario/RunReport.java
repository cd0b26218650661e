package fathom.scenario;

import fathom.measure.Latency;
import fathom.measure.Provenance;
import fathom.measure.Threshold;
import fathom.measure.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a run ended, with its evidence. A request is a question to an engine, from the first to the last of the run, warm-up included;
 * latency is that of good answers to requests that were due in a measured phase.
 *
 * @param why         one sentence, e.g. which threshold failed
 * @param intended    requests that the schedule demanded; @param sent of these, how many were published
 * @param received    answers, always {@code succeeded + failed}
 * @param lost        sent, and neither answered nor failed when the run was over
 * @param corrected   from the intended time; @param uncorrected from the moment it was really sent
 * @param provenance  of the market that the engines saw; the run's own figures are measured
 * @param facts       further observations by name, e.g. {@code answered.risk}
 * @param environment what it ran on, e.g. {@code java}, {@code os}, {@code cores}
 * @param report      the HTML page; the JSON file lies beside it; null when not saved
 */
public record RunReport(String runId, ScenarioProfile profile, long seed, Verdict verdict, String why, long startedAt, double seconds, long intended, long sent,
                        long received, long succeeded, long failed, long lost, List<Threshold.Outcome> thresholds, Latency corrected, Latency uncorrected,
                        Histograms histograms, Provenance provenance, Map<String, Double> facts, Map<String, String> environment,
                        List<RunProgress.Second> timeline, List<RunProgress.LogLine> log, Path report) {
    /** Whether not one request was answered: a failure of its own kind, whatever the thresholds say. */
    public boolean noWork() {
        return verdict == Verdict.FAIL && received == 0;
    }

    /** What a command ends with: 0 passed, 2 a threshold failed, 3 no work was done, 4 inconclusive or aborted. */
    public int exitCode() {
        return switch (verdict) {
            case PASS -> 0;
            case FAIL -> noWork() ? 3 : 2;
            case INCONCLUSIVE, ABORTED -> 4;
        };
    }

    /** The same, knowing where its page was saved. */
    public RunReport savedAs(Path page) {
        return new RunReport(runId, profile, seed, verdict, why, startedAt, seconds, intended, sent, received, succeeded, failed, lost, thresholds, corrected,
                uncorrected, histograms, provenance, facts, environment, timeline, log, page);
    }
}
