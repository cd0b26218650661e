package fathom.scenario;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** Latencies that one thread records and another reads while it goes on: interval histograms, added up. */
final class LatencyLog {
    /** Ten minutes: no run waits longer for an answer. */
    private static final long MOST = 600_000_000_000L;

    private final SingleWriterRecorder recorder;
    private final Histogram total;
    private Histogram interval;

    /** @param digits significant decimal digits kept: 3 takes about 700 KB, 2 a seventh of it */
    LatencyLog(int digits) {
        recorder = new SingleWriterRecorder(MOST, digits);
        total = new Histogram(MOST, digits);
    }

    /** By the one recording thread. */
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
