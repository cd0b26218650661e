package fathom.bus.redis;

/**
 * The least distance between two flushes to a server: nothing as long as its answers come as quickly as they can. Where they come late because too much is to be done
 * at the same time, there or here, fewer and larger flushes leave more of the processor to all who wait for it. Grows with each late answer and shrinks slowly with the
 * others (additive increase, as in Chiu and Jain, "Analysis of the Increase and Decrease Algorithms for Congestion Avoidance", 1989), so that it stays where about one
 * answer in sixteen is late. Nanoseconds; not safe for several threads.
 */
final class Spacing {
    static final long WIDEST = 2_000_000;
    private static final long LATE = 1_000_000, STEP = 250_000;
    private static final int SHRINK = 16;
    /** The quickest answer is forgotten at this rate, as the way to the server may become longer. */
    private static final int FORGET = 12;

    private long quickest = Long.MAX_VALUE;
    private long gap;

    /** An answer came so long after its flush. */
    void answered(long nanos) {
        quickest = Math.min(nanos, quickest == Long.MAX_VALUE ? nanos : quickest + (quickest >> FORGET));
        gap = nanos - quickest > LATE ? Math.min(WIDEST, gap + STEP) : Math.max(0, gap - STEP / SHRINK);
    }

    /** Whether another flush may follow one that was sent at that time. */
    boolean isOver(long flushedAt) {
        return left(flushedAt) <= 0;
    }

    long left(long flushedAt) {
        return gap == 0 ? 0 : gap - (System.nanoTime() - flushedAt);
    }
}
