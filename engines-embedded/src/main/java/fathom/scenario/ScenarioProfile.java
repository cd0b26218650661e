package fathom.scenario;

import fathom.measure.Threshold;
import java.util.List;
import java.util.Map;

/**
 * A scenario as its file describes it.
 *
 * @param id         as in commands, e.g. {@code flash-crash}
 * @param what       what it does to the platform, one or two sentences
 * @param phases     in order; their durations add up to the length of the run
 * @param settings   numbers that the scenario reads, e.g. {@code rate}, {@code symbols}
 */
public record ScenarioProfile(String id, String title, int version, String what, long seed, List<Phase> phases, List<Threshold> thresholds,
                              Map<String, Double> settings) {
    /** @param measured whether its figures count for the verdict (a warm-up's do not) */
    public record Phase(String name, double seconds, boolean measured) {}

    public double seconds() {
        return phases.stream().mapToDouble(Phase::seconds).sum();
    }
}
