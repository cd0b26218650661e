package fathom.bus.local;

import fathom.bus.Envelope;
import fathom.bus.Handler;
import fathom.bus.InboxStats;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.bus.Topic;
import fathom.measure.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A bus with handlers that can be held up, for tests. */
final class BusFixture implements AutoCloseable {
    final LocalBus bus = new LocalBus("Test");
    final Publisher publisher = bus.publisher("test");
    final Queue<Object> seen = new ConcurrentLinkedQueue<>();

    long send(String topic, Priority priority, Object payload) {
        return publisher.publish(Topic.of(topic), MessageType.MARKET_DATA, priority, payload, Clock.SYSTEM.now(), 0);
    }

    long send(String topic, Object payload) {
        return send(topic, Priority.NORMAL, payload);
    }

    /** A subscription whose payloads end in {@link #seen}. */
    Subscription listen(Interest... interests) {
        return bus.subscribe("listener", List.of(interests), m -> seen.add(m.payload()));
    }

    /** A subscription whose thread is held inside its first message until {@link Held#release}. */
    Held hold(Interest... interests) {
        var held = new Held();
        held.subscription = bus.subscribe("held", List.of(interests), held);
        send("gate", "gate");
        await(held.entered);
        return held;
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) throw new AssertionError("waited twenty seconds in vain");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until everything accepted has been accounted for, and gives the counts. */
    static InboxStats quiet(Subscription s) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(2)).until(() -> isBalanced(s.stats()));
        return s.stats();
    }

    static boolean isBalanced(InboxStats s) {
        return s.waiting() == 0 && s.accepted() == s.handled() + s.conflated() + s.dropped();
    }

    @Override
    public void close() {
        bus.close();
    }

    /** Needs an interest that matches the topic {@code gate}. */
    final class Held implements Handler {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch gate = new CountDownLatch(1);
        Subscription subscription;

        @Override
        public void onMessage(Envelope m) throws InterruptedException {
            if (m.topic().name().equals("gate")) {
                entered.countDown();
                gate.await();
            } else {
                seen.add(m.payload());
            }
        }

        InboxStats release() {
            gate.countDown();
            return quiet(subscription);
        }
    }
}
