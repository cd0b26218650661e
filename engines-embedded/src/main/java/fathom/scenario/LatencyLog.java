package fathom.scenario;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Latencies that any thread records and one reads while it goes on: interval histograms, added up. */
final class LatencyLog {
    /** Ten minutes: no run waits longer for one piece of work. */
    private static final long MOST = 600_000_000_000L;

    private final Recorder recorder;
    private final Histogram total;
    private Histogram interval;

    /** @param digits significant decimal digits kept: 3 takes about 700 KB, 2 a seventh of it */
    LatencyLog(int digits) {
        recorder = new Recorder(MOST, digits);
        total = new Histogram(MOST, digits);
    }

    void record(long nanos) {
        recorder.recordValue(Math.clamp(nanos, 0, MOST));
    }

    /** What came since the last call; valid until the next. By the one reading thread. */
    Histogram drain() {
        interval = recorder.getIntervalHistogram(interval);
        total.add(interval);
        return interval;
    }

    /** Everything drained so far. */
    Histogram total() {
        return total;
    }
}
