package fathom.bus.local;

import fathom.bus.InboxStats;
import fathom.measure.Clock;
import fathom.measure.LatencyRecorder;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What went through an inbox. Publishers count with adders; the rest is written by the consumer alone. */
final class Counts {
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

    void taken() {
        add(taken, 1);
    }

    void failed() {
        add(failed, 1);
    }

    void handled(long intended, long start, long end) {
        add(busy, end - start);
        queued.record(start - intended, end);
        done.record(end - intended, end);
        add(handled, 1);
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
