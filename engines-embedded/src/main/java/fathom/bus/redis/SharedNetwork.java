package fathom.bus.redis;

import io.lettuce.core.resource.DefaultEventLoopGroupProvider;
import io.lettuce.core.resource.EventLoopGroupProvider;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * One network thread for all clients of this process. It stays when a client is closed, because another one may just be connecting; a thread that waits costs nothing,
 * and as a daemon it does not keep the process.
 */
final class SharedNetwork implements EventLoopGroupProvider {
    private static final Map<Class<?>, EventExecutorGroup> GROUPS = new ConcurrentHashMap<>();

    @Override
    public <T extends EventLoopGroup> T allocate(Class<T> type) {
        return type.cast(GROUPS.computeIfAbsent(type, t -> DefaultEventLoopGroupProvider.createEventLoopGroup(type, threadPoolSize())));
    }

    @Override
    public int threadPoolSize() {
        return 1;
    }

    @Override
    public Future<Boolean> release(EventExecutorGroup group, long quietPeriod, long timeout, TimeUnit unit) {
        return ImmediateEventExecutor.INSTANCE.newSucceededFuture(true);
    }

    @Override
    public Future<Boolean> shutdown(long quietPeriod, long timeout, TimeUnit unit) {
        return ImmediateEventExecutor.INSTANCE.newSucceededFuture(true);
    }
}
