package fathom.app.bench;

import fathom.bus.Bus;
import fathom.bus.BusStats;
import fathom.bus.InboxStats;
import java.util.concurrent.locks.LockSupport;

/** Waits until a bus has nothing left to do, so that a benchmark's time covers all of its work. */
final class Quiet {
    private static final long STEP = 200_000;

    private Quiet() {}

    /**
     * Inboxes are looked at one after another, so a message may go from one that was not looked at yet into one that was: quiet is what is the same at a
     * second look.
     *
     * @return the second look: whoever looks again may meet a late message of a feed that is just being paused
     * @throws IllegalStateException when something still waits after {@code seconds}
     */
    static BusStats await(Bus bus, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long cameBefore = -1;
        while (true) {
            var stats = bus.stats();
            boolean quiet = stats.inboxes().stream().allMatch(i -> i.accepted() == i.handled() + i.conflated() + i.dropped());
            long came = quiet ? stats.inboxes().stream().mapToLong(InboxStats::accepted).sum() : -1;
            if (quiet && came == cameBefore) return stats;
            cameBefore = came;
            if (System.nanoTime() > end) throw new IllegalStateException("the bus is not quiet after " + seconds + " s: " + stats.waiting() + " messages wait");
            LockSupport.parkNanos(STEP);
        }
    }
}
