package fathom.bus.local;

import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.bus.InboxWork;
import fathom.measure.Clock;
import fathom.measure.LatencyRecorder;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** What went through an inbox. Publishers count with adders; the rest is written by the consumer alone. */
final class Counts {
    /** To enter and leave both histograms costs more than to record in them, so in the middle of a stream that is done for so many messages at once. */
    private static final int BATCH = 64;

    /** By boxes that keep their messages themselves, and what was left out. */
    final LongAdder accepted = new LongAdder();
    final LongAdder conflated = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder waited = new LongAdder();

    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong handled = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong busy = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong overBudget = new AtomicLong();
    private final LatencyRecorder queued = new LatencyRecorder();
    private final LatencyRecorder done = new LatencyRecorder();

    /** Of the messages handled since the histograms were last told; the consumer's own. */
    private final long[] queuedNanos = new long[BATCH];
    private final long[] doneNanos = new long[BATCH];
    private int delays;
    private long lastEnd;

    /** It came, and there was no room for it. */
    void leftOut() {
        accepted.increment();
        dropped.increment();
    }

    void taken() {
        add(taken, 1);
    }

    void failed() {
        add(failed, 1);
    }

    /** @param streaming whether more is likely to follow at once, so that the histograms may wait for it */
    void handled(long intended, long start, long end, boolean streaming) {
        worked(end - start);
        delay(intended, start, end);
        if (!streaming) record();
        add(handled, 1);
    }

    /** Several messages that share one reading of the clock. @param start of the first; @param end of the last */
    void handled(long[] intended, int count, long start, long end) {
        worked(end - start);
        for (int i = 0; i < count; i++) delay(intended[i], end, end);
        add(handled, count);
    }

    /** @param nanos of one message, or of a few that share one reading of the clock */
    void worked(long nanos) {
        add(busy, nanos);
        if (nanos > longest.getPlain()) longest.setRelease(nanos);
        if (nanos > InboxWork.BUDGET) add(overBudget, 1);
    }

    private void delay(long intended, long start, long end) {
        queuedNanos[delays] = start - intended;
        doneNanos[delays] = end - intended;
        lastEnd = end;
        if (++delays == BATCH) record();
    }

    /** Brings the histograms up to date. */
    void record() {
        if (delays == 0) return;
        queued.record(queuedNanos, delays, lastEnd);
        done.record(doneNanos, delays, lastEnd);
        delays = 0;
    }

    /** A single writer needs no atomic addition, only that readers see it. */
    private static void add(AtomicLong counter, long n) {
        counter.setRelease(counter.getPlain() + n);
    }

    /** @param lossless counts the messages that came without loss: their lanes do that already */
    InboxStats stats(String name, LongSupplier lossless) {
        // What left is read before what came, so that a message on its way is seen waiting rather than twice gone; each once, so that the sum is right.
        long handledNow = handled.get(), takenNow = taken.get(), conflatedNow = conflated.sum(), droppedNow = dropped.sum();
        long came = accepted.sum() + lossless.getAsLong();
        long now = Clock.SYSTEM.now();
        return new InboxStats(name, new InboxCounts(came, handledNow, failed.get(), conflatedNow, droppedNow, came - takenNow - conflatedNow - droppedNow, waited.sum()),
                new InboxWork(busy.get(), longest.get(), overBudget.get()), new InboxDelays(queued.window(now), done.window(now)));
    }
}
