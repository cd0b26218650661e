package fathom.scenario;

import static fathom.scenario.Metric.higher;
import static fathom.scenario.Metric.lower;
import static fathom.measure.Quantity.COUNT;
import static fathom.measure.Quantity.PERCENT;
import static fathom.measure.Quantity.RATE;
import static fathom.measure.Quantity.TIME;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Metrics that several kinds of workload share. {@link #WORK} is observed by the run itself, for every kind. */
public final class Metrics {
    public static final Metric LATENCY_P50 = latency("latency.p50", "p50, corrected", "half of the work was done within this, from the intended time");
    public static final Metric LATENCY_P90 = latency("latency.p90", "p90, corrected", "nine in ten were done within this, from the intended time");
    public static final Metric LATENCY_P99 = latency("latency.p99", "p99, corrected", "99 in 100 were done within this, from the intended time");
    public static final Metric LATENCY_P999 = latency("latency.p99.9", "p99.9, corrected", "999 in 1,000 were done within this, from the intended time");
    public static final Metric LATENCY_MAX = latency("latency.max", "slowest, corrected", "the slowest, from the intended time");
    public static final Metric RECEIVED = higher("received", COUNT, "received", "work that came back, errors included");
    public static final Metric FAILED = lower("failed", COUNT, "failed", "work that came back with an error").judgedLive();
    public static final Metric LOST = lower("lost", COUNT, "lost", "sent, and never came back");
    public static final Metric SHED = lower("shed", COUNT, "shed", "left out on purpose, because there was no room").judgedLive();
    public static final Metric SENT_SHARE = higher("sent.share", PERCENT, "sent of intended", "sent of what the schedule demanded").needingPace();
    public static final Metric RECEIVED_SHARE = higher("received.share", PERCENT, "received of intended", "came back of what the schedule demanded").needingPace();
    public static final Metric THROUGHPUT = higher("throughput", RATE, "throughput", "well done a second while it was measured").needingPace();
    public static final Metric THROUGHPUT_SHARE = higher("throughput.share", PERCENT, "throughput of intended",
            "well done a second of what was due a second, while it was measured").needingPace();
    public static final Metric GENERATOR_BEHIND = lower("generator.behind", PERCENT, "generator behind schedule", "of the work the generator itself sent late")
            .judgedLive().ofSoundness();
    public static final Metric GENERATOR_CPU = lower("generator.cpu", PERCENT, "generator CPU, of its core", "of one core used by the generator").judgedLive()
            .ofSoundness();
    public static final Metric ENGINES_FAILED = lower("engines.failed", COUNT, "engines stopped on the way",
            "engines that were running at the start and not at the end").judgedLive();
    public static final Metric ENGINES_ERRORS = lower("engines.errors", COUNT, "messages engines failed on", "messages that an engine could not handle").judgedLive();
    public static final Metric ENGINES_IDLE = lower("engines.idle", COUNT, "engines that did nothing else", "engines that handled nothing but questions");
    public static final Metric ENGINES_SILENT = lower("engines.silent", COUNT, "engines that never answered", "engines that were asked and never answered");
    public static final Metric MARKS_GAP = lower("marks.gap", TIME, "longest time without a mark", "longest time in which no portfolio of the desk was marked while its feed ran")
            .judgedLive();

    /** Of every kind. */
    public static final List<Metric> WORK = List.of(LATENCY_P50, LATENCY_P90, LATENCY_P99, LATENCY_P999, LATENCY_MAX, RECEIVED, FAILED, LOST, SHED, SENT_SHARE,
            RECEIVED_SHARE, THROUGHPUT, THROUGHPUT_SHARE, GENERATOR_BEHIND, GENERATOR_CPU);

    /** Of these the words are only whole with what is counted. */
    static final Set<Metric> COUNTS = Set.of(RECEIVED, FAILED, LOST, SHED);

    /** Observed by {@link EngineWatch}. */
    public static final List<Metric> ENGINES = List.of(ENGINES_FAILED, ENGINES_ERRORS, ENGINES_IDLE);

    /** Which quantile a metric of latency is, by name: 1 for the slowest. */
    public static final Map<String, Double> QUANTILES = quantiles();

    private Metrics() {}

    private static Metric latency(String name, String label, String meaning) {
        return lower(name, TIME, label, meaning).judgedLive().needingPace();
    }

    private static Map<String, Double> quantiles() {
        var all = new LinkedHashMap<String, Double>();
        all.put(LATENCY_P50.name(), 0.5);
        all.put(LATENCY_P90.name(), 0.9);
        all.put(LATENCY_P99.name(), 0.99);
        all.put(LATENCY_P999.name(), 0.999);
        all.put(LATENCY_MAX.name(), 1.0);
        return all;
    }
}
