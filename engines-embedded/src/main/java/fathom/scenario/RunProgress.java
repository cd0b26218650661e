package fathom.scenario;

import fathom.measure.Latency;
import fathom.measure.Threshold;
import java.util.List;

/**
 * A run as it goes.
 *
 * @param elapsed seconds; @param total seconds planned
 * @param phase   name of the current one
 * @param soFar   thresholds that can be judged already
 * @param ended   null while it runs
 * @param seconds one row per second so far, for the charts
 */
public record RunProgress(String runId, ScenarioProfile profile, long seed, long startedAt, double elapsed, double total, String phase, long intended, long sent,
                          long received, long succeeded, long failed, Latency corrected, Latency uncorrected, double generatorCpu,
                          List<Threshold.Outcome> soFar, List<Second> seconds, List<LogLine> log, RunReport ended) {
    /** @param buckets share of responses per latency bucket (see {@link Buckets}), for the heat map */
    public record Second(double at, long intended, long sent, long received, long p50, long p99, long max, float[] buckets) {}

    /** @param state ok, warn, bad or idle */
    public record LogLine(double at, String state, String text) {}

    public boolean isRunning() {
        return ended == null;
    }
}
