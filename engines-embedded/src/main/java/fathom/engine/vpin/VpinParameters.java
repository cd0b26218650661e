package fathom.engine.vpin;

import java.time.Duration;

/**
 * How VPIN is computed as the trades come in.
 *
 * @param bar         length of a time bar, nanoseconds
 * @param window      buckets in one VPIN
 * @param span        event time, nanoseconds, in which the window is expected to fill: a bucket is the volume expected in it over {@code window}
 * @param calibration event time, nanoseconds, that σ and the bucket volume are first estimated from
 * @param change      which price change classifies a bar
 */
public record VpinParameters(long bar, int window, long span, long calibration, PriceChange change) {
    /** For a live desk: bars of 250 ms, 50 buckets in about a minute, so that a first figure is there after about a minute. */
    public static final VpinParameters LIVE = new VpinParameters(Duration.ofMillis(250).toNanos(), 50, Duration.ofMinutes(1).toNanos(),
            Duration.ofSeconds(30).toNanos(), PriceChange.BETWEEN_BARS);

    public VpinParameters {
        if (bar < 1 || window < 1 || span < 1 || calibration < 1) throw new IllegalArgumentException("bar, window, span and calibration must be at least 1");
    }
}
