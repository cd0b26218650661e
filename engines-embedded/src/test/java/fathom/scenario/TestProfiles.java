package fathom.scenario;

import fathom.measure.Limit;
import fathom.scenario.ScenarioProfile.Phase;
import fathom.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Short runs. */
public final class TestProfiles {
    private TestProfiles() {}

    public static ScenarioProfile load(double rate, String... thresholds) {
        return of("load", "test-load", List.of(new Phase("warm-up", 0.1, false), new Phase("steady", 0.2, true)),
                Map.of("rate", rate, "tolerance", 50.0, "drain", 0.2), thresholds);
    }

    public static ScenarioProfile crash(WorkloadKind kind, String... thresholds) {
        var phases = List.of(new Phase("opening", 0.05, false, 0, 0), new Phase("fall", 0.15, true), new Phase("bottom", 0.5, true), new Phase("recovery", 0.1, true),
                new Phase("after", 0.1, true));
        return new ScenarioProfile("test-crash", kind, "Test crash", 1, "A short crash.", 1, phases, parse(thresholds),
                new Settings(Map.of("rate", 400.0, "tolerance", 50.0, "drain", 0.2, "symbols", 4.0, "venues", 2.0, "ticks", 4_000.0, "fall", 50.0, "recovery", 60.0,
                        "match", 1.0, "past", 0.0)));
    }

    private static ScenarioProfile of(String kind, String id, List<Phase> phases, Map<String, Object> settings, String... thresholds) {
        var standard = Scenarios.STANDARD.kinds().stream().filter(k -> k.id().equals(kind)).findFirst().orElseThrow();
        return new ScenarioProfile(id, standard, "Test " + kind, 1, "A short " + kind + ".", 1, phases, parse(thresholds), new Settings(settings));
    }

    public static List<Limit> parse(String... thresholds) {
        return Stream.of(thresholds).map(Limit::parse).toList();
    }
}
