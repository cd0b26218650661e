package fathom.app.bench;

import fathom.bus.Bus;
import java.util.concurrent.locks.LockSupport;

/** Waits until a bus has nothing left to do, so that a benchmark's time covers all of its work. */
final class Quiet {
    private static final long STEP = 200_000;

    private Quiet() {}

    /** @throws IllegalStateException when something still waits after {@code seconds} */
    static void await(Bus bus, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (true) {
            var stats = bus.stats();
            if (stats.inboxes().stream().allMatch(i -> i.accepted() == i.handled() + i.conflated() + i.dropped())) return;
            if (System.nanoTime() > end) throw new IllegalStateException("the bus is not quiet after " + seconds + " s: " + stats.waiting() + " messages wait");
            LockSupport.parkNanos(STEP);
        }
    }
}
