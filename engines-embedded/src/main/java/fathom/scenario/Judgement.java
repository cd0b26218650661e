package fathom.scenario;

import fathom.measure.Threshold.Outcome;
import fathom.measure.Verdict;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The verdict over a run, in this order: aborted; no work done; broken off; a threshold failed that does not depend on the generator's pace; the
 * generator could not keep its schedule; any other threshold failed; passed.
 *
 * @param why one sentence
 */
record Judgement(Verdict verdict, String why) {
    /** @param broken what ended the run before its time, or null */
    static Judgement of(List<Outcome> outcomes, long sent, long received, boolean aborted, String broken) {
        if (aborted) return new Judgement(Verdict.ABORTED, "aborted by hand");
        if (received == 0 && broken == null) return new Judgement(Verdict.FAIL, "no work was done: " + noWork(sent));
        if (broken != null) return new Judgement(Verdict.INCONCLUSIVE, "the run broke off: " + broken);
        var failed = outcomes.stream().filter(o -> !o.passed()).toList();
        if (failed.isEmpty()) return new Judgement(Verdict.PASS, "all " + outcomes.size() + " thresholds held");
        var generator = those(failed, Metric::isAboutGenerator);
        boolean certain = failed.stream().map(Judgement::metric).anyMatch(m -> !m.isAboutGenerator() && !m.dependsOnPace());
        if (!generator.isEmpty() && !certain) {
            return new Judgement(Verdict.INCONCLUSIVE, "the generator could not keep its schedule: " + list(generator));
        }
        return new Judgement(Verdict.FAIL, "%d of %d thresholds failed: %s".formatted(failed.size(), outcomes.size(), list(failed)));
    }

    private static String noWork(long sent) {
        return sent == 0 ? "not one question could be sent" : "not one of %,d questions was answered".formatted(sent);
    }

    private static List<Outcome> those(List<Outcome> outcomes, Predicate<Metric> kind) {
        return outcomes.stream().filter(o -> kind.test(metric(o))).toList();
    }

    private static Metric metric(Outcome o) {
        return Metric.of(o.threshold().metric()).orElseThrow();
    }

    private static String list(List<Outcome> outcomes) {
        return outcomes.stream().map(o -> o.threshold().expression() + " (" + observed(o) + ")").collect(Collectors.joining(", "));
    }

    private static String observed(Outcome o) {
        return Double.isNaN(o.observed()) ? "not observed" : Figures.exact(o.observed(), o.threshold().unit());
    }
}
