package fathom.scenario;

import fathom.measure.Verdict;

/**
 * How a run ended, with its evidence.
 *
 * @param seconds from the start of its first phase to its end
 * @param counts  of all phases, warm-up included
 * @param kept    where it was saved, or why not
 */
public record RunReport(RunInfo run, double seconds, Judgement judgement, Counts counts, Latencies latencies, Evidence evidence, Kept kept) {
    /** Whether nothing at all came back: a failure of its own kind, whatever the thresholds say. */
    public boolean noWork() {
        return verdict() == Verdict.FAIL && counts.received() == 0;
    }

    /** What a command ends with: 0 passed, 2 a threshold failed, 3 no work was done, 4 inconclusive or aborted. */
    public int exitCode() {
        return switch (verdict()) {
            case PASS -> 0;
            case FAIL -> noWork() ? 3 : 2;
            case INCONCLUSIVE, ABORTED -> 4;
        };
    }

    public String runId() {
        return run.runId();
    }

    public ScenarioProfile profile() {
        return run.profile();
    }

    public Verdict verdict() {
        return judgement.verdict();
    }

    public RunReport with(Kept other) {
        return new RunReport(run, seconds, judgement, counts, latencies, evidence, other);
    }
}
