package fathom.scenario;

import fathom.measure.Latency;
import java.util.concurrent.locks.LockSupport;

/** Measures the {@link Floor}: a thread that wakes every five milliseconds and notes how late. */
final class FloorMeter implements AutoCloseable {
    private static final long PERIOD = 5_000_000;

    private final LatencyLog late = new LatencyLog(2);
    private final Thread thread = Thread.ofPlatform().daemon().name("scenario-floor").unstarted(this::run);
    private volatile boolean closed;

    FloorMeter start() {
        thread.start();
        return this;
    }

    private void run() {
        while (!closed) {
            long due = System.nanoTime() + PERIOD;
            for (long left = PERIOD; left > 0 && !closed; left = due - System.nanoTime()) LockSupport.parkNanos(left);
            if (!closed) late.record(System.nanoTime() - due);
        }
    }

    /** So far. By the run's thread. */
    Floor floor() {
        late.drain();
        return new Floor(Latency.of(late.total()));
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
