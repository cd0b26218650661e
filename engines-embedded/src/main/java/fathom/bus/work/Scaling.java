package fathom.bus.work;

import fathom.bus.Workers;

/**
 * Decides how many workers there should be. Doubles them while messages wait too long or too many wait, up to one for each topic; gives back those that
 * were not needed at any moment of a calm time. To be asked every few milliseconds while something waits, and now and then while it is up; not safe for
 * several threads.
 */
final class Scaling {
    /** Nanoseconds that a topic may wait for a worker. */
    static final long LATE = 1_000_000;
    /** Messages that may wait for each worker. */
    static final int DEEP = 16;
    static final long CALM = 2_000_000_000L;

    private final Workers bounds;
    private final long calm;
    private int target;
    private int busiest;
    private long calmSince;
    private long ups;
    private long downs;

    /** @param calm nanoseconds without need, after which workers go */
    Scaling(Workers bounds, long calm) {
        this.bounds = bounds;
        this.calm = calm;
        target = bounds.least();
    }

    /** @param now nanoseconds of any clock, never earlier than in the call before */
    int look(Load load, long now) {
        int useful = Math.min(load.topics(), bounds.most());
        busiest = Math.max(busiest, load.busiest());
        if (useful > target && isPressing(load)) {
            target = Math.min(useful, 2 * target);
            ups++;
            watchFrom(now);
        } else if (now - calmSince >= calm) {
            int enough = Math.max(busiest, bounds.least());
            if (enough < target) {
                target = enough;
                downs++;
            }
            watchFrom(now);
        }
        return target;
    }

    private boolean isPressing(Load load) {
        return load.late() > LATE || load.depth() > DEEP * target;
    }

    private void watchFrom(long now) {
        calmSince = now;
        busiest = 0;
    }

    /** Whether there are workers that may have to go one day. */
    boolean isUp() {
        return target > bounds.least();
    }

    boolean isFixed() {
        return bounds.least() == bounds.most();
    }

    int target() {
        return target;
    }

    long ups() {
        return ups;
    }

    long downs() {
        return downs;
    }
}
