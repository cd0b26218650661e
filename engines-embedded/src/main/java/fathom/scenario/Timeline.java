package fathom.scenario;

import fathom.measure.Latency;
import fathom.scenario.RunProgress.Second;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** One row per second of a run, by the time at which things happened; the last row may be shorter. */
final class Timeline {
    private final Load load;
    private final List<Second> rows = new ArrayList<>();
    private double next = 1;
    private long intended;
    private long sent;
    private long received;

    Timeline(Load load) {
        this.load = load;
    }

    /** @param elapsed seconds since the start */
    void advance(double elapsed) {
        if (elapsed < next) return;
        close(elapsed);
        next = Math.floor(elapsed) + 1;
    }

    void close(double elapsed) {
        long intendedNow = load.schedule().dueBy((long) (elapsed * 1e9)), sentNow = load.sender().sent(), receivedNow = load.answers().received();
        var interval = load.answers().everySecond().drain();
        var latency = Latency.of(interval);
        if (intendedNow == intended && sentNow == sent && receivedNow == received && !rows.isEmpty() && elapsed < next) return;
        rows.add(new Second(elapsed, intendedNow - intended, sentNow - sent, receivedNow - received, latency.p50(), latency.p99(), latency.max(),
                shares(interval)));
        intended = intendedNow;
        sent = sentNow;
        received = receivedNow;
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
