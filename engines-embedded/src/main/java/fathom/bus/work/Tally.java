package fathom.bus.work;

import fathom.bus.InboxWork;
import fathom.measure.Latency;
import fathom.measure.LatencyRecorder;

/**
 * What went through a pool. Many workers count, one at a time: under the pool's lock, which they take after each message anyway, so that neither counters
 * nor histograms need to be safe for several writers.
 */
final class Tally {
    /** To enter and leave a histogram costs more than to record in it, so in the middle of a stream that is done for so many messages at once. */
    private static final int BATCH = 64;

    long accepted, handled, failed, dropped, waited;
    private long busy, longest, overBudget;

    private final LatencyRecorder queued = new LatencyRecorder();
    private final LatencyRecorder done = new LatencyRecorder();
    private final long[] queuedNanos = new long[BATCH];
    private final long[] doneNanos = new long[BATCH];
    private int delays;
    private long lastEnd;

    void handled(long intended, long start, long end, boolean failure) {
        handled++;
        if (failure) failed++;
        busy += end - start;
        longest = Math.max(longest, end - start);
        if (end - start > InboxWork.BUDGET) overBudget++;
        queuedNanos[delays] = start - intended;
        doneNanos[delays] = end - intended;
        // Workers read the clock before they have the lock; a histogram's time must not run backwards.
        lastEnd = Math.max(lastEnd, end);
        if (++delays == BATCH) record();
    }

    /** Brings the histograms up to date. */
    void record() {
        if (delays == 0) return;
        queued.record(queuedNanos, delays, lastEnd);
        done.record(doneNanos, delays, lastEnd);
        delays = 0;
    }

    InboxWork work() {
        return new InboxWork(busy, longest, overBudget);
    }

    /** Safe without the lock. */
    Latency queued(long now) {
        return queued.window(now);
    }

    /** Safe without the lock. */
    Latency done(long now) {
        return done.window(now);
    }
}
