package fathom.bus.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulRedisConnection;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A {@link RedisLink} on a Lettuce connection, which does not reconnect by itself. */
final class LettuceLink implements RedisLink {
    private final StatefulRedisConnection<String, byte[]> connection;
    private final Allowance allowance;
    private final EventExecutor network;
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    /** @param network where the connection's answers arrive */
    LettuceLink(StatefulRedisConnection<String, byte[]> connection, Allowance allowance, EventExecutor network) {
        this.connection = connection;
        this.allowance = allowance;
        this.network = network;
        connection.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
                lost.complete(null);
            }
        });
        if (!connection.isOpen()) lost.complete(null); // before anyone listened
    }

    @Override
    public StatefulRedisConnection<String, byte[]> connection() {
        return connection;
    }

    @Override
    public Allowance allowance() {
        return allowance;
    }

    @Override
    public boolean isOpen() {
        return !lost.isDone() && connection.isOpen();
    }

    @Override
    public void execute(Runnable action) {
        network.execute(action);
    }

    @Override
    public void later(Runnable action, long nanos) {
        network.schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void onLost(Runnable action) {
        lost.thenRun(action);
    }

    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) connection.closeAsync().whenComplete((done, failure) -> lost.complete(null));
    }
}
