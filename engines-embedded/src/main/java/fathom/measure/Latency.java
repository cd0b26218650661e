package fathom.measure;

import org.HdrHistogram.Histogram;

/**
 * A distribution of delays from the intended time, in nanoseconds. With {@code count} 0 the other figures mean nothing and must not be shown.
 */
public record Latency(long count, long p50, long p90, long p99, long p999, long max) {
    public static final Latency NONE = new Latency(0, 0, 0, 0, 0, 0);

    public static Latency of(Histogram h) {
        if (h.getTotalCount() == 0) return NONE;
        return new Latency(h.getTotalCount(), h.getValueAtPercentile(50), h.getValueAtPercentile(90), h.getValueAtPercentile(99),
                h.getValueAtPercentile(99.9), h.getMaxValue());
    }

    public boolean isEmpty() {
        return count == 0;
    }
}
