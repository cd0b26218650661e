package fathom.scenario;

import fathom.measure.Limit;
import fathom.measure.Quantity;

/** What a profile of any kind must keep to. Each fault is told in one sentence. */
final class ProfileRules {
    private ProfileRules() {}

    static void check(ScenarioProfile p) {
        if (!p.id().matches("[a-z0-9]+(-[a-z0-9]+)*")) fail("an id is small letters, digits and hyphens, not '" + p.id() + "'");
        if (p.id().length() > 80) fail("an id has at most 80 letters, not " + p.id().length());
        if (p.version() < 1) fail("the version must be at least 1, not " + p.version());
        if (p.phases().isEmpty()) fail("there must be at least one phase");
        p.phases().forEach(ProfileRules::checked);
        boolean judged = p.phases().stream().anyMatch(phase -> phase.measured() && phase.from() + phase.to() > 0);
        if (!judged) fail("no phase with load is measured, so nothing could be judged");
        if (p.thresholds().isEmpty()) fail("there must be at least one threshold, or nothing could fail");
        p.thresholds().forEach(t -> checked(p.kind(), t));
        p.kind().check(p);
    }

    static ScenarioProfile.Phase checked(ScenarioProfile.Phase phase) {
        if (phase.name().isBlank()) fail("a phase needs a name");
        if (!(phase.seconds() > 0 && phase.seconds() <= 86_400)) {
            fail("phase '" + phase.name() + "' must last more than 0 and at most 86400 seconds, not " + phase.seconds());
        }
        if (!(phase.from() >= 0 && phase.from() <= 10 && phase.to() >= 0 && phase.to() <= 10)) {
            fail("phase '" + phase.name() + "': from and to are shares of the rate between 0 and 10");
        }
        return phase;
    }

    static Limit checked(WorkloadKind kind, Limit t) {
        Metric metric = kind.metric(t);
        Quantity quantity = metric.quantity();
        if (!quantity.units().contains(t.unit())) {
            String units = String.join(", ", quantity.units());
            fail("threshold '" + t.expression() + "': " + (units.isEmpty() ? "a count has no unit" : "its unit must be one of " + units));
        }
        var wrong = metric.better() == Metric.Better.LOWER ? Limit.Comparison.AT_LEAST : Limit.Comparison.AT_MOST;
        if (t.comparison() == wrong) {
            fail("threshold '" + t.expression() + "' is the wrong way round: " + (wrong == Limit.Comparison.AT_LEAST ? "less" : "more") + " of it is better");
        }
        return t;
    }

    private static void fail(String sentence) {
        throw new ProfileException(sentence);
    }
}
