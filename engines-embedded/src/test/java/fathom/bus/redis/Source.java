package fathom.bus.redis;

import static org.awaitility.Awaitility.await;

import fathom.bus.MessageType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Publishes numbered messages of one type on four topics, some twenty thousand a second, until told to stop. */
final class Source {
    static final int TOPICS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final Thread thread;

    Source(RedisBus bus, MessageType type, String prefix) {
        thread = Thread.ofPlatform().daemon().start(() -> {
            while (!stop.get()) {
                int n = next.getAndIncrement();
                Buses.publish(bus, prefix + n % TOPICS, type, 1, n);
                if (n % 20 == 0) LockSupport.parkNanos(1_000_000);
            }
        });
    }

    /** @return how many there were */
    int stop() throws InterruptedException {
        stop.set(true);
        thread.join();
        return next.get();
    }

    void awaitMore(int messages) {
        int enough = next.get() + messages;
        await().atMost(PATIENCE).until(() -> next.get() >= enough);
    }
}
