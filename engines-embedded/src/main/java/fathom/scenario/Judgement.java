package fathom.scenario;

import fathom.measure.Figures;
import fathom.measure.Limit.Outcome;
import fathom.measure.Limit;
import fathom.measure.Quantity;
import fathom.measure.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The verdict over a run, in this order: aborted; no work done; broken off; a threshold failed that does not depend on the generator's pace; the
 * generator could not keep its schedule; any other threshold failed; passed.
 *
 * @param why        one sentence
 * @param thresholds of an aborted run only those that could be judged when it was cut off
 */
public record Judgement(Verdict verdict, String why, List<Outcome> thresholds) {
    /** How a run came to its end. @param aborted by whom or what, null when it was not; @param broken what ended it before its time, or null; @param floor of the machine */
    record Ending(String aborted, String broken, Floor floor) {
        static final Ending IN_TIME = new Ending(null, null, Floor.UNKNOWN);
    }

    static Judgement of(WorkloadKind kind, List<Outcome> outcomes, Counts counts, Ending ending) {
        if (ending.aborted != null) return new Judgement(Verdict.ABORTED, "aborted: " + ending.aborted, outcomes);
        if (counts.received() == 0 && ending.broken == null) return new Judgement(Verdict.FAIL, "no work was done: " + noWork(kind.unit(), counts.sent()), outcomes);
        if (ending.broken != null) return new Judgement(Verdict.INCONCLUSIVE, "the run broke off: " + ending.broken, outcomes);
        var failed = outcomes.stream().filter(o -> !o.passed()).toList();
        if (failed.isEmpty()) return new Judgement(Verdict.PASS, "all " + outcomes.size() + " thresholds held", outcomes);
        var unsound = those(kind, failed, Metric::soundness);
        boolean certain = !those(kind, failed, m -> !m.soundness() && !m.paced()).isEmpty();
        if (!unsound.isEmpty() && !certain) {
            return new Judgement(Verdict.INCONCLUSIVE, "the generator could not keep its schedule: " + list(unsound), outcomes);
        }
        return new Judgement(Verdict.FAIL, failed.size() + " of " + outcomes.size() + " thresholds failed: " + list(failed) + floor(failed, ending.floor), outcomes);
    }

    /** A limit that this machine cannot hold whoever works on it is said to be one. */
    private static String floor(List<Outcome> failed, Floor floor) {
        for (Outcome o : failed) {
            Limit t = o.threshold();
            Double quantile = Metrics.QUANTILES.get(t.what());
            if (quantile == null || !(floor.at(quantile) > t.limit() * Quantity.nanos(t.unit()))) continue;
            return "; %s is below this machine's own floor, a bare timer woke up to %s late".formatted(t.expression(), Figures.latency(floor.at(quantile)));
        }
        return "";
    }

    /** The same, saying that the run was cut short on purpose. */
    Judgement inShort(boolean shortened) {
        return shortened ? new Judgement(verdict, why + " (shortened run)", thresholds) : this;
    }

    /** Empty for a run without a verdict. */
    public Optional<Grade> grade() {
        return Grade.of(this);
    }

    private static String noWork(WorkUnit unit, long sent) {
        return sent == 0 ? "not one " + unit.one() + " could be sent" : "not one of " + unit.count(sent) + " was " + unit.done();
    }

    private static List<Outcome> those(WorkloadKind kind, List<Outcome> outcomes, Predicate<Metric> which) {
        return outcomes.stream().filter(o -> which.test(kind.metric(o.threshold()))).toList();
    }

    private static String list(List<Outcome> outcomes) {
        return outcomes.stream().map(o -> o.threshold().expression() + " (" + observed(o) + ")").collect(Collectors.joining(", "));
    }

    private static String observed(Outcome o) {
        return Double.isNaN(o.observed()) ? "not observed" : Figures.exact(o.observed(), o.threshold().unit());
    }
}
