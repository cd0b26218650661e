package fathom.scenario;

import fathom.measure.Threshold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A scenario as its file describes it.
 *
 * @param id         as in commands, e.g. {@code flash-crash}
 * @param kind       what drives the platform
 * @param what       what it does to the platform, one or two sentences
 * @param phases     in order; their durations add up to the length of the run
 * @param settings   numbers that the scenario reads, e.g. {@code rate}, {@code symbols}; all that its kind needs
 */
public record ScenarioProfile(String id, Kind kind, String title, int version, String what, long seed, List<Phase> phases, List<Threshold> thresholds,
                              Map<String, Double> settings) {
    /** What drives the platform. */
    public enum Kind {
        /** Questions to all running engines. */
        LOAD,
        /** The same, while the prices of a market of its own collapse. */
        CRASH
    }

    /**
     * @param measured whether its latency and throughput count for the verdict (a warm-up's do not); requests are counted in every phase
     * @param from     share of the target rate at its start; @param to at its end, linear in between
     */
    public record Phase(String name, double seconds, boolean measured, double from, double to) {
        public Phase(String name, double seconds, boolean measured) {
            this(name, seconds, measured, 1, 1);
        }
    }

    public ScenarioProfile {
        phases = List.copyOf(phases);
        thresholds = List.copyOf(thresholds);
        settings = Map.copyOf(settings);
    }

    public double seconds() {
        return phases.stream().mapToDouble(Phase::seconds).sum();
    }

    public double measuredSeconds() {
        return phases.stream().filter(Phase::measured).mapToDouble(Phase::seconds).sum();
    }

    /** @throws ProfileException when the profile has no such setting */
    public double setting(String name) {
        Double value = settings.get(name);
        if (value == null) throw new ProfileException(id + " has no setting '" + name + "'" + Names.suggestion(name, settings.keySet()));
        return value;
    }

    /**
     * The same scenario with other settings; {@code seconds} stretches or shortens all its phases alike.
     *
     * @throws ProfileException when there is no such setting, or its value makes no sense
     */
    public ScenarioProfile with(Map<String, Double> overrides) {
        var changed = new HashMap<>(settings);
        var stretched = phases;
        for (var override : overrides.entrySet()) {
            double value = override.getValue();
            if (override.getKey().equals("seconds")) {
                double factor = value / seconds();
                stretched = phases.stream().map(p -> new Phase(p.name, p.seconds * factor, p.measured, p.from, p.to)).toList();
            } else {
                setting(override.getKey());
                changed.put(override.getKey(), value);
            }
        }
        var result = new ScenarioProfile(id, kind, title, version, what, seed, stretched, thresholds, changed);
        ProfileRules.check(result);
        return result;
    }
}
