package fathom.server;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that may be held at once, over all connections. */
final class Budget {
    private final long most;
    private final AtomicLong held = new AtomicLong();

    Budget(long most) {
        this.most = most;
    }

    /** Takes that much, unless it is not there. What was taken is to be given back. */
    boolean take(long bytes) {
        if (held.addAndGet(bytes) <= most) return true;
        held.addAndGet(-bytes);
        return false;
    }

    void give(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
