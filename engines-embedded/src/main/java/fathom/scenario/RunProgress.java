package fathom.scenario;

import fathom.measure.Latency;
import fathom.measure.Limit;
import java.util.List;

/**
 * A run as it goes.
 *
 * @param elapsed seconds
 * @param phase   name of the current one
 * @param live    figures of its kind
 * @param soFar   thresholds that can be judged already
 * @param seconds one row per second so far, for the charts
 * @param ended   null while it runs
 */
public record RunProgress(RunInfo run, double elapsed, String phase, Counts counts, Load load, List<Fact> live, List<Limit.Outcome> soFar, List<Second> seconds,
                          List<LogLine> log, RunReport ended) {
    /** What has been measured so far. @param generatorCpu per cent of its core, NaN while it is not known */
    public record Load(Latency corrected, Latency uncorrected, double generatorCpu) {
        public static final Load NONE = new Load(Latency.NONE, Latency.NONE, Double.NaN);
    }

    /** @param buckets share of responses per latency bucket (see {@link Buckets}), for the heat map */
    public record Second(double at, long intended, long sent, long received, long p50, long p99, long max, float[] buckets) {}

    /** @param state ok, warn, bad or idle */
    public record LogLine(double at, String state, String text) {}

    public String runId() {
        return run.runId();
    }

    public ScenarioProfile profile() {
        return run.profile();
    }

    /** Seconds planned. */
    public double total() {
        return run.profile().seconds();
    }

    public boolean isRunning() {
        return ended == null;
    }
}
