package fathom.measure;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.WriterReaderPhaser;

/**
 * Delays of about the last ten seconds, in nanoseconds to two significant digits. One thread records, wait-free; any thread may read.
 * Whatever is older than the window is forgotten, also when nobody records or reads.
 */
public final class LatencyRecorder {
    private static final int SLICES = 5;
    private static final long SLICE = 2_000_000_000L;
    private static final int DIGITS = 2;

    private final WriterReaderPhaser phaser = new WriterReaderPhaser();
    private final ReentrantLock lock = new ReentrantLock();
    private final Slice[] slices = new Slice[SLICES];
    /** Kept, because a new one grows with each slice that is added, and whoever looks does so ten times a second. */
    private final Histogram sum = new Histogram(DIGITS);
    private int current;
    /** The writer's, and the one that a reader takes in exchange: HdrHistogram's recorder does the same, but enters and leaves for each single value. */
    private volatile Histogram active = new Histogram(DIGITS);
    private Histogram spare = new Histogram(DIGITS);
    /** When the slice being recorded is over. */
    private volatile long sliceEnd;
    private final AtomicLong lastAt = new AtomicLong();
    private final long[] single = new long[1];

    public LatencyRecorder() {
        for (int i = 0; i < SLICES; i++) slices[i] = new Slice();
    }

    /**
     * @param nanos a delay; a negative one counts as 0
     * @param now   on the clock whose time is later given to {@link #window}, never earlier than in the call before
     */
    public void record(long nanos, long now) {
        single[0] = nanos;
        record(single, 1, now);
    }

    /** Records the first {@code count} of some delays at once, which costs little more than recording one. */
    public void record(long[] nanos, int count, long now) {
        if (now >= sliceEnd && lock.tryLock()) {
            try {
                nextSlice(now);
            } finally {
                lock.unlock();
            }
        }
        lastAt.setRelease(now);
        long section = phaser.writerCriticalSectionEnter();
        try {
            Histogram values = active;
            for (int i = 0; i < count; i++) values.recordValue(Math.max(0, nanos[i]));
        } finally {
            phaser.writerCriticalSectionExit(section);
        }
    }

    /** What was recorded in the ten seconds before {@code now}, give or take one slice of two seconds. */
    public Latency window(long now) {
        lock.lock();
        try {
            if (now >= sliceEnd) nextSlice(now);
            else collect();
            sum.reset();
            for (Slice slice : slices) {
                if (now - slice.lastAt < SLICES * SLICE && slice.values.getTotalCount() > 0) sum.add(slice.values);
            }
            return Latency.of(sum);
        } finally {
            lock.unlock();
        }
    }

    /** The values so far belong to the slice that ends; the oldest slice makes room for the next. */
    private void nextSlice(long now) {
        collect();
        current = (current + 1) % SLICES;
        slices[current].values.reset();
        sliceEnd = now + SLICE;
    }

    private void collect() {
        long at = lastAt.get();
        Histogram values = exchange();
        if (values.getTotalCount() == 0) return;
        slices[current].values.add(values);
        slices[current].lastAt = at;
    }

    /** What the writer recorded since the last exchange; the writer is done with it when this returns. */
    private Histogram exchange() {
        phaser.readerLock();
        try {
            Histogram recorded = active;
            spare.reset();
            active = spare;
            spare = recorded;
            phaser.flipPhase();
            return recorded;
        } finally {
            phaser.readerUnlock();
        }
    }

    private static final class Slice {
        final Histogram values = new Histogram(DIGITS);
        /** When its last value was recorded. */
        long lastAt;
    }
}
