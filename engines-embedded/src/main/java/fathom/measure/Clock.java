package fathom.measure;

/**
 * Epoch nanoseconds that never run backwards inside one process: the wall clock at start plus the monotonic clock since.
 * One time line for intended, sent and handled times, so that they can be subtracted.
 */
public interface Clock {
    Clock SYSTEM = new Clock() {
        private final long offset = System.currentTimeMillis() * 1_000_000L - System.nanoTime();

        @Override
        public long now() {
            return offset + System.nanoTime();
        }
    };

    long now();
}
