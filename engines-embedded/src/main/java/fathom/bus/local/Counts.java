package fathom.bus.local;

import fathom.bus.InboxStats;
import fathom.measure.Clock;
import fathom.measure.LatencyRecorder;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What went through an inbox. Publishers count with adders; the rest is written by the consumer alone. */
final class Counts {
    /** To enter and leave both histograms costs more than to record in them, so in the middle of a stream that is done for so many messages at once. */
    private static final int BATCH = 64;
    /** Nanoseconds: a handler that takes longer has its delays recorded at once. */
    private static final long SLOW = 50_000;

    final LongAdder accepted = new LongAdder();
    final LongAdder conflated = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder waited = new LongAdder();

    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong handled = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong busy = new AtomicLong();
    private final LatencyRecorder queued = new LatencyRecorder();
    private final LatencyRecorder done = new LatencyRecorder();

    /** Of the messages handled since the histograms were last told; the consumer's own. */
    private final long[] queuedNanos = new long[BATCH];
    private final long[] doneNanos = new long[BATCH];
    private int delays;
    private long lastEnd;

    void taken() {
        add(taken, 1);
    }

    void failed() {
        add(failed, 1);
    }

    /** @param streaming whether more is likely to follow at once, so that the histograms may wait for it */
    void handled(long intended, long start, long end, boolean streaming) {
        add(busy, end - start);
        queuedNanos[delays] = start - intended;
        doneNanos[delays++] = end - intended;
        if (!streaming || delays == BATCH || end - start > SLOW) record(end);
        lastEnd = end;
        add(handled, 1);
    }

    /** Brings the histograms up to date; to be called before the consumer rests. */
    void rest() {
        if (delays > 0) record(lastEnd);
    }

    private void record(long now) {
        queued.record(queuedNanos, delays, now);
        done.record(doneNanos, delays, now);
        delays = 0;
    }

    /** A single writer needs no atomic addition, only that readers see it. */
    private static void add(AtomicLong counter, long n) {
        counter.setRelease(counter.getPlain() + n);
    }

    InboxStats stats(String name) {
        long handledNow = handled.get();
        // What left is read before what came, so that a message on its way is seen waiting rather than twice gone.
        long gone = taken.get() + conflated.sum() + dropped.sum();
        long came = accepted.sum();
        long now = Clock.SYSTEM.now();
        return new InboxStats(name, came, handledNow, failed.get(), conflated.sum(), dropped.sum(), came - gone, waited.sum(), busy.get(),
                queued.window(now), done.window(now));
    }
}
