package fathom.bus.redis;

import fathom.measure.Latency;
import fathom.measure.LatencyRecorder;

/** Delays from publishing to coming back, told by several readers. */
final class Hops {
    private final LatencyRecorder recorder = new LatencyRecorder();

    synchronized void record(long[] nanos, int count, long now) {
        recorder.record(nanos, count, now);
    }

    synchronized Latency window(long now) {
        return recorder.window(now);
    }
}
