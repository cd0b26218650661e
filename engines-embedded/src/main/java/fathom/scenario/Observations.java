package fathom.scenario;

import fathom.measure.Latency;
import fathom.measure.Threshold;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a run observed, by metric. What was not observed is not there, and fails every threshold. */
final class Observations {
    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

    /** @param value in the metric's own unit, times in nanoseconds; NaN is no observation */
    void put(Metric metric, double value) {
        if (!Double.isNaN(value)) values.put(metric, value);
    }

    void put(Latency corrected) {
        if (corrected.isEmpty()) return;
        put(Metric.LATENCY_P50, corrected.p50());
        put(Metric.LATENCY_P90, corrected.p90());
        put(Metric.LATENCY_P99, corrected.p99());
        put(Metric.LATENCY_P999, corrected.p999());
        put(Metric.LATENCY_MAX, corrected.max());
    }

    Threshold.Outcome judge(Threshold t) {
        Metric metric = Metric.of(t.metric()).orElseThrow();
        return t.judge(metric.inUnit(values.getOrDefault(metric, Double.NaN), t.unit()));
    }

    List<Threshold.Outcome> judge(List<Threshold> thresholds) {
        return thresholds.stream().map(this::judge).toList();
    }

    /** Only those that can be judged while the run goes on and were observed already. */
    List<Threshold.Outcome> soFar(List<Threshold> thresholds) {
        return thresholds.stream().filter(t -> Metric.of(t.metric()).filter(m -> m.isJudgedLive() && values.containsKey(m)).isPresent()).map(this::judge)
                .toList();
    }

    /** By metric name, times in milliseconds and named so, for the report. */
    void into(Map<String, Double> facts) {
        values.forEach((metric, value) -> facts.put(metric.id() + (metric.isTime() ? ".ms" : ""), metric.inUnit(value, "ms")));
    }
}
