package fathom.scenario;

import fathom.measure.Limit;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A scenario as its file describes it.
 *
 * @param id     as in commands, e.g. {@code flash-crash}
 * @param kind   of workload
 * @param what   what it does to the platform, one or two sentences
 * @param phases in order; their durations add up to the length of the run
 */
public record ScenarioProfile(String id, WorkloadKind kind, String title, int version, String what, long seed, List<Phase> phases, List<Limit> thresholds,
                              Settings settings) {
    /**
     * @param measured whether its latency and throughput count for the verdict (a warm-up's do not); work is counted in every phase
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
    }

    public double seconds() {
        return phases.stream().mapToDouble(Phase::seconds).sum();
    }

    public double measuredSeconds() {
        return phases.stream().filter(Phase::measured).mapToDouble(Phase::seconds).sum();
    }

    /** The phase at that moment; the last one after the end. */
    public Phase phaseAt(double seconds) {
        double end = 0;
        for (Phase p : phases) if (seconds < (end += p.seconds())) return p;
        return phases.getLast();
    }

    /** Work a second that its phases take shares of; empty where it works as fast as it can. */
    public OptionalDouble rate() {
        return kind.rate(settings);
    }

    /** Of one of its thresholds. */
    public Metric metric(Limit threshold) {
        return kind.metric(threshold);
    }

    /**
     * The same scenario with other settings, as on a command line; {@code seconds} stretches or shortens all its phases alike.
     *
     * @throws ProfileException when there is no such setting, or its value makes no sense
     */
    public ScenarioProfile with(Map<String, String> overrides) {
        var changed = settings;
        var stretched = phases;
        for (var override : overrides.entrySet()) {
            try {
                if (override.getKey().equals("seconds")) {
                    double factor = (Double) LENGTH.parse(override.getValue()) / seconds();
                    stretched = phases.stream().map(p -> new Phase(p.name, p.seconds * factor, p.measured, p.from, p.to)).toList();
                } else {
                    changed = changed.with(override.getKey(), override.getValue(), kind.settings());
                }
            } catch (IllegalArgumentException e) {
                throw new ProfileException(e.getMessage(), e);
            }
        }
        var result = new ScenarioProfile(id, kind, title, version, what, seed, stretched, thresholds, changed);
        ProfileRules.check(result);
        return result;
    }

    /** The same within a few seconds: all phases alike are shorter. Unchanged where it is short already. */
    public ScenarioProfile inShort() {
        return seconds() <= SHORT ? this : with(Map.of("seconds", Double.toString(SHORT)));
    }

    /** Seconds; with what a run needs before and after, it stays below 20. */
    private static final double SHORT = 10;
    private static final Setting LENGTH = new Setting.Numeric("seconds", "s", 0.001, 86_400, null, "length of the run");
}
