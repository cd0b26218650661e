package fathom.bus.redis;

import io.lettuce.core.api.StatefulRedisConnection;

/**
 * One connection to the server that holds a key. It is never mended: when it is lost it says so once, and whoever needs it opens another, so that nobody is
 * in doubt about what was sent over it.
 */
public interface RedisLink extends AutoCloseable {
    StatefulRedisConnection<String, byte[]> connection();

    /** For the values of its answers; without limits until somebody sets some. */
    Allowance allowance();

    boolean isOpen();

    /**
     * Runs on the network's thread of the connection, where answers arrive too: what is sent there needs no other thread. Must not block.
     *
     * @throws java.util.concurrent.RejectedExecutionException when that has ended
     */
    void execute(Runnable action);

    /** Like {@link #execute}, after so many nanoseconds. */
    void later(Runnable action, long nanos);

    /** Runs once, on a thread of the connection's, when it is lost or closed; at once when it is already. Must not block. */
    void onLost(Runnable action);

    /** Returns at once. */
    @Override
    void close();
}
