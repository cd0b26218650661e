package fathom.scenario;

import fathom.measure.Provenance;
import fathom.scenario.RunProgress.LogLine;
import fathom.scenario.RunProgress.Second;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a run observed on its way.
 *
 * @param parts       of its work, e.g. by engine
 * @param causes      of failures, the most frequent first, each with how often
 * @param floor       of the machine
 * @param facts       further figures
 * @param left        what the run changed on the platform and left so, a sentence each; empty as it should be
 * @param provenance  of the market that its results rest on; the run's own figures are measured
 * @param environment what it ran on, e.g. {@code java}, {@code os}, {@code cores}
 */
public record Evidence(List<WorkLog.Part> parts, Map<String, Long> causes, List<Fact> facts, Floor floor, List<String> left, Provenance provenance, Map<String, String> environment,
                       List<Second> timeline, List<LogLine> log) {
    /** Of the whole run; empty when it was not observed. */
    public OptionalDouble fact(String name) {
        return facts.stream().filter(f -> f.name().equals(name) && f.subject().isEmpty()).mapToDouble(Fact::value).findFirst();
    }
}
