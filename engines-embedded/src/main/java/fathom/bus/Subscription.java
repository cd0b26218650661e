package fathom.bus;

/** A subscriber's inbox and the thread that empties it. */
public interface Subscription extends AutoCloseable {
    String name();

    /** Counts since the start and latency over the last window. Safe from any thread. */
    InboxStats stats();

    /** Stops taking messages, handles none of those that wait (they are counted as dropped) and ends the thread. */
    @Override
    void close();
}
