package fathom.scenario;

import fathom.measure.Threshold;
import fathom.scenario.ScenarioProfile.Kind;
import fathom.scenario.ScenarioProfile.Phase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Short runs. */
final class TestProfiles {
    private TestProfiles() {}

    static ScenarioProfile load(double rate, String... thresholds) {
        return new ScenarioProfile("test-load", Kind.LOAD, "Test load", 1, "A short load.", 1,
                List.of(new Phase("warm-up", 0.1, false), new Phase("steady", 0.2, true)),
                parse(thresholds), Map.of("rate", rate, "tolerance", 50.0, "drain", 0.2));
    }

    static ScenarioProfile crash(String... thresholds) {
        return new ScenarioProfile("test-crash", Kind.CRASH, "Test crash", 1, "A short crash.", 1,
                List.of(new Phase("opening", 0.05, false, 0, 0), new Phase("fall", 0.15, true), new Phase("bottom", 0.5, true),
                        new Phase("recovery", 0.1, true), new Phase("after", 0.1, true)),
                parse(thresholds), Map.of("rate", 400.0, "tolerance", 50.0, "drain", 0.2, "symbols", 4.0, "venues", 2.0, "ticks", 4_000.0, "fall", 50.0,
                        "recovery", 60.0, "match", 1.0));
    }

    private static List<Threshold> parse(String... thresholds) {
        return Stream.of(thresholds).map(Threshold::parse).toList();
    }
}
