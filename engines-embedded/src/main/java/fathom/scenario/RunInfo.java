package fathom.scenario;

/** Which run it is. @param startedAt epoch nanoseconds */
public record RunInfo(String runId, ScenarioProfile profile, long seed, long startedAt) {}
