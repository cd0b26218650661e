package fathom.scenario;

import fathom.measure.Latency;
import fathom.scenario.RunProgress.Second;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** One row per second of a run, by the time at which things happened; the last row may be shorter. */
final class Timeline {
    private final Workload workload;
    private final List<Second> rows = new ArrayList<>();
    private double next = 1;
    private Counts before = Counts.NONE;

    Timeline(Workload workload) {
        this.workload = workload;
    }

    /** @param elapsed seconds since the start */
    void advance(double elapsed) {
        if (elapsed < next) return;
        close(elapsed);
        next = Math.floor(elapsed) + 1;
    }

    void close(double elapsed) {
        Counts now = workload.log().counts(workload.due((long) (elapsed * 1e9)), true);
        var interval = workload.log().drainSecond();
        var latency = Latency.of(interval);
        long intended = now.intended() - before.intended(), sent = now.sent() - before.sent(), received = now.received() - before.received();
        if (intended == 0 && sent == 0 && received == 0 && !rows.isEmpty() && elapsed < next) return;
        rows.add(new Second(elapsed, intended, sent, received, latency.p50(), latency.p99(), latency.max(), shares(interval)));
        before = now;
    }

    private static float[] shares(Histogram interval) {
        var shares = new float[Buckets.COUNT];
        if (interval.getTotalCount() == 0) return shares;
        for (var value : interval.recordedValues()) {
            shares[Buckets.of(value.getValueIteratedTo())] += (float) value.getCountAddedInThisIterationStep() / interval.getTotalCount();
        }
        return shares;
    }

    List<Second> rows() {
        return List.copyOf(rows);
    }
}
