package fathom.scenario;

import fathom.measure.Latency;
import fathom.measure.Limit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run observed, by metric. What was not observed is not there, and fails every threshold. */
public final class Observations {
    private final Map<Metric, Double> values = new LinkedHashMap<>();

    /** @param value in the metric's own unit, times in nanoseconds; what is not finite is no observation */
    public void put(Metric metric, double value) {
        if (Double.isFinite(value)) values.put(metric, value);
    }

    void put(Latency corrected) {
        if (corrected.isEmpty()) return;
        put(Metrics.LATENCY_P50, corrected.p50());
        put(Metrics.LATENCY_P90, corrected.p90());
        put(Metrics.LATENCY_P99, corrected.p99());
        put(Metrics.LATENCY_P999, corrected.p999());
        put(Metrics.LATENCY_MAX, corrected.max());
    }

    /** All thresholds of a profile. */
    List<Limit.Outcome> judge(ScenarioProfile profile) {
        return profile.thresholds().stream().map(t -> judge(profile.metric(t), t)).toList();
    }

    private Limit.Outcome judge(Metric metric, Limit t) {
        return t.outcome(metric.quantity().in(t.unit(), values.getOrDefault(metric, Double.NaN)));
    }

    /** Only those that can be judged while the run goes on and were observed already. */
    List<Limit.Outcome> soFar(ScenarioProfile profile) {
        return profile.thresholds().stream().filter(t -> profile.metric(t).live() && values.containsKey(profile.metric(t))).map(t -> judge(profile.metric(t), t))
                .toList();
    }

    /** Each as it is told. */
    public List<Fact> facts() {
        return values.entrySet().stream().map(e -> e.getKey().fact(e.getValue())).toList();
    }
}
