package fathom.scenario;

import fathom.measure.Threshold;
import java.util.List;
import java.util.Map;

/** What a profile must keep to. Each fault is told in one sentence. */
final class ProfileRules {
    /** More could not be kept track of in the memory of a desk. */
    static final int MOST_REQUESTS = 20_000_000;

    private record Range(double least, double most) {}

    /** Every setting a kind of scenario reads, with what it may be. All of them must be there. */
    private static final Map<String, Range> LOAD = Map.of("rate", new Range(1, 1_000_000), "tolerance", new Range(0.1, 1_000), "drain", new Range(0, 60));
    private static final Map<String, Range> CRASH = Map.of("rate", new Range(1, 1_000_000), "tolerance", new Range(0.1, 1_000), "drain", new Range(0, 60),
            "symbols", new Range(1, 999), "venues", new Range(1, 5), "ticks", new Range(1, 1_000_000), "fall", new Range(1, 99), "recovery", new Range(0, 100),
            "match", new Range(0, 100));

    private ProfileRules() {}

    static void check(ScenarioProfile p) {
        if (!p.id().matches("[a-z0-9]+(-[a-z0-9]+)*")) fail("an id is small letters, digits and hyphens, not '" + p.id() + "'");
        if (p.version() < 1) fail("the version must be at least 1, not " + p.version());
        if (p.phases().isEmpty()) fail("there must be at least one phase");
        p.phases().forEach(ProfileRules::check);
        boolean judged = p.phases().stream().anyMatch(phase -> phase.measured() && phase.from() + phase.to() > 0);
        if (!judged) fail("no phase with load is measured, so nothing could be judged");
        if (p.thresholds().isEmpty()) fail("there must be at least one threshold, or nothing could fail");
        p.thresholds().forEach(ProfileRules::check);
        settings(p);
        double requests = p.phases().stream().mapToDouble(phase -> phase.seconds() * (phase.from() + phase.to()) / 2).sum() * p.setting("rate");
        if (requests > MOST_REQUESTS) fail("it would ask %,.0f questions; the most is %,d".formatted(requests, MOST_REQUESTS));
        if (requests < 1) fail("at this rate not one question would be asked");
        if (p.kind() == ScenarioProfile.Kind.CRASH) {
            for (String name : List.of(CrashPath.FALL, CrashPath.BOTTOM, CrashPath.RECOVERY)) {
                if (p.phases().stream().filter(phase -> phase.name().equals(name)).count() != 1) fail("a crash needs one phase named '" + name + "'");
            }
        }
    }

    private static void check(ScenarioProfile.Phase phase) {
        if (phase.name().isBlank()) fail("a phase needs a name");
        if (!(phase.seconds() > 0 && phase.seconds() <= 86_400)) {
            fail("phase '" + phase.name() + "' must last more than 0 and at most 86400 seconds, not " + phase.seconds());
        }
        if (!(phase.from() >= 0 && phase.from() <= 10 && phase.to() >= 0 && phase.to() <= 10)) {
            fail("phase '" + phase.name() + "': from and to are shares of the rate between 0 and 10");
        }
    }

    private static void check(Threshold t) {
        Metric metric = Metric.of(t.metric()).orElseThrow(() ->
                new ProfileException("unknown metric '" + t.metric() + "'" + Names.suggestion(t.metric(), Metric.ids())));
        if (!metric.units().contains(t.unit())) {
            String units = String.join(", ", metric.units());
            fail("threshold '" + t.expression() + "': " + (units.isEmpty() ? "a count has no unit" : "its unit must be one of " + units));
        }
    }

    private static void settings(ScenarioProfile p) {
        var known = p.kind() == ScenarioProfile.Kind.LOAD ? LOAD : CRASH;
        for (String name : p.settings().keySet()) {
            if (!known.containsKey(name)) fail("unknown setting '" + name + "'" + Names.suggestion(name, known.keySet()));
        }
        known.forEach((name, range) -> {
            if (!p.settings().containsKey(name)) fail("the setting '" + name + "' is missing");
            double value = p.setting(name);
            if (!(value >= range.least && value <= range.most)) {
                fail("the setting '%s' must be between %s and %s, not %s".formatted(name, range.least, range.most, value));
            }
        });
    }

    private static void fail(String sentence) {
        throw new ProfileException(sentence);
    }
}
