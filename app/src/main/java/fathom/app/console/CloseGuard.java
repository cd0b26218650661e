package fathom.app.console;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Whether the window may close: at once, unless a run would be cut off; then only when asked again within some seconds of having said so. */
final class CloseGuard {
    private static final long PATIENCE = 10_000_000_000L;

    private final BooleanSupplier running;
    private final LongSupplier clock;
    private final Runnable warn;
    private long warnedAt;

    /** @param running whether a run would be cut off; @param clock nanoseconds; @param warn says so to the operator */
    CloseGuard(BooleanSupplier running, LongSupplier clock, Runnable warn) {
        this.running = running;
        this.clock = clock;
        this.warn = warn;
    }

    boolean mayClose() {
        long now = clock.getAsLong();
        if (!running.getAsBoolean() || warnedAt != 0 && now - warnedAt < PATIENCE) return true;
        warnedAt = now;
        warn.run();
        return false;
    }
}
