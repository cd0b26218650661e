package fathom.bus.redis;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits that are waited out though the thread is woken meanwhile for something else, e.g. that a connection which it has given up is lost. */
final class Pauses {
    private Pauses() {}

    /** @param over looked at whenever the thread is woken: whether there is nothing to wait for any more */
    static void sleep(long nanos, BooleanSupplier over) {
        long end = System.nanoTime() + nanos;
        for (long left; !over.getAsBoolean() && (left = end - System.nanoTime()) > 0; ) LockSupport.parkNanos(left);
    }
}
