package fathom.measure;

import java.time.Instant;

/**
 * Epoch nanoseconds that never run backwards inside one process. One time line for intended, sent and handled times, so that they can be subtracted; between
 * processes of one machine to within a few microseconds.
 */
public interface Clock {
    Clock SYSTEM = new AnchoredClock(() -> epochNanos(Instant.now()), System::nanoTime);

    long now();

    private static long epochNanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
