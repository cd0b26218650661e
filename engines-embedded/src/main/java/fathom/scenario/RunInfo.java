package fathom.scenario;

/** Which run it is. @param startedAt epoch nanoseconds; @param shortened whether it is shorter than its scenario is meant to be */
public record RunInfo(String runId, ScenarioProfile profile, long seed, long startedAt, boolean shortened) {
    public RunInfo(String runId, ScenarioProfile profile, long seed, long startedAt) {
        this(runId, profile, seed, startedAt, false);
    }
}
