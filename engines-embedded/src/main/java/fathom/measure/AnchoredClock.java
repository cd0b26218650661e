package fathom.measure;

import java.util.function.LongSupplier;

/**
 * The wall clock at start plus the monotonic clock since. Once a second it looks whether the wall clock went on without the monotonic one, as it does while a
 * machine is suspended, and follows; it never runs backwards, and does not follow small corrections of the wall clock.
 */
final class AnchoredClock implements Clock {
    /** Nanoseconds by which the wall clock must be ahead to be followed. */
    static final long BEHIND = 500_000_000L;
    private static final long LOOK = 1_000_000_000L;

    private final LongSupplier wall, monotonic;
    private volatile long offset;
    private volatile long lookAt;

    /** @param wall epoch nanoseconds; @param monotonic nanoseconds of any origin */
    AnchoredClock(LongSupplier wall, LongSupplier monotonic) {
        this.wall = wall;
        this.monotonic = monotonic;
        long now = monotonic.getAsLong();
        offset = wall.getAsLong() - now;
        lookAt = now + LOOK;
    }

    @Override
    public long now() {
        long now = monotonic.getAsLong();
        if (now - lookAt >= 0) look();
        return offset + now;
    }

    private synchronized void look() {
        long now = monotonic.getAsLong();
        if (now - lookAt < 0) return;
        lookAt = now + LOOK;
        long ahead = wall.getAsLong() - (offset + now);
        if (ahead > BEHIND) offset += ahead;
    }
}
