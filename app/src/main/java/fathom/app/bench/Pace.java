package fathom.app.bench;

import java.util.concurrent.locks.LockSupport;

/** Waits for planned times: sleeps while there is time, and yields for the rest. */
final class Pace {
    private static final long SLEEP_ABOVE = 200_000, MARGIN = 100_000;

    private Pace() {}

    /** @param due on {@link System#nanoTime}; returns at once when it is past */
    static void until(long due) {
        for (long left; (left = due - System.nanoTime()) > 0; ) {
            if (left > SLEEP_ABOVE) LockSupport.parkNanos(left - MARGIN);
            else Thread.yield();
        }
    }
}
