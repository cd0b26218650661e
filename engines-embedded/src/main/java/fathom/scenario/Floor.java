package fathom.scenario;

import fathom.measure.Latency;

/**
 * What this machine costs by itself: how much later than asked a bare thread woke that did nothing else, measured beside the run. No latency below it can be
 * judged here.
 *
 * @param late nanoseconds
 */
public record Floor(Latency late) {
    public static final Floor UNKNOWN = new Floor(Latency.NONE);

    /** At that quantile, nanoseconds; NaN while it is not known. */
    public double at(double quantile) {
        if (late.isEmpty()) return Double.NaN;
        return quantile <= 0.5 ? late.p50() : quantile <= 0.9 ? late.p90() : quantile <= 0.99 ? late.p99() : quantile <= 0.999 ? late.p999() : late.max();
    }
}
