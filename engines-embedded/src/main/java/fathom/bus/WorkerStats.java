package fathom.bus;

/**
 * The threads that handle what comes to one inbox.
 *
 * @param size   threads now
 * @param target threads there should be; the size follows within moments
 * @param ups    times the target was raised since the start
 * @param downs  times it was lowered
 */
public record WorkerStats(int size, int target, long ups, long downs) {
    public static final WorkerStats ONE = new WorkerStats(1, 1, 0, 0);
}
