package fathom.bus.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A {@link RedisLink} on a Lettuce connection, which does not reconnect by itself. */
final class LettuceLink implements RedisLink {
    private final StatefulRedisConnection<String, byte[]> connection;
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    LettuceLink(StatefulRedisConnection<String, byte[]> connection) {
        this.connection = connection;
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
    public boolean isOpen() {
        return !lost.isDone() && connection.isOpen();
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
