package fathom.bus.local;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topic;
import fathom.measure.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** In a stream messages share clock readings and histograms are told in batches: nothing of that may lose a message or flatter a delay. */
class StreamTest {
    private static final int MESSAGES = 20_000;
    private static final long SECOND = 1_000_000_000L, PAUSE = 20_000_000L;

    @Test
    void eachMessageIsInBothHistogramsAndNoneIsShorterThanItWas() {
        try (var f = new BusFixture()) {
            var s = f.listen(Interest.lossless("a"));
            send(f, MESSAGES, Clock.SYSTEM.now() - SECOND);
            var stats = BusFixture.quiet(s);
            assertThat(stats.accepted()).isEqualTo(MESSAGES);
            assertThat(stats.handled()).isEqualTo(MESSAGES);
            assertThat(f.seen).hasSize(MESSAGES);
            assertThat(s.stats().done().count()).isEqualTo(MESSAGES);
            assertThat(s.stats().queued().count()).isEqualTo(MESSAGES);
            assertThat(s.stats().queued().p50()).isGreaterThan(SECOND * 98 / 100);
        }
    }

    @Test
    void aSlowOneInTheMiddleIsSeen() {
        try (var f = new BusFixture()) {
            var s = f.bus.subscribe("slow in the middle", List.of(Interest.lossless("a")), m -> {
                if (m.payload().equals(MESSAGES / 2)) LockSupport.parkNanos(PAUSE);
            });
            send(f, MESSAGES, Clock.SYSTEM.now());
            var stats = BusFixture.quiet(s);
            assertThat(stats.busyNanos()).isGreaterThan(PAUSE);
            assertThat(stats.done().max()).isGreaterThan(PAUSE * 98 / 100);
        }
    }

    @Test
    void theUrgentOvertakesAStreamAndTheLowWaitsForIt() {
        try (var f = new BusFixture()) {
            var order = new ArrayList<Object>();
            var allSent = new CountDownLatch(1);
            var s = f.bus.subscribe("ordered", List.of(Interest.lossless("a")), m -> {
                allSent.await();
                if (m.payload().equals(MESSAGES / 2)) {
                    f.send("a", Priority.LOW, "low");
                    f.send("a", Priority.FLASH_CRASH, "urgent");
                    f.send("a", Priority.HIGH, "high");
                    f.send("a", Priority.NORMAL, "last");
                }
                order.add(m.payload());
            });
            send(f, MESSAGES, Clock.SYSTEM.now());
            allSent.countDown();
            BusFixture.quiet(s);
            int middle = order.indexOf(MESSAGES / 2);
            assertThat(order.get(middle + 1)).isEqualTo("urgent");
            assertThat(order.get(middle + 2)).isEqualTo("high");
            assertThat(order.getLast()).isEqualTo("low");
            assertThat(order).hasSize(MESSAGES + 4);
        }
    }

    @Test
    void losslessMessagesAndBoxesInOneLaneAreCountedApart() {
        try (var f = new BusFixture()) {
            var s = f.listen(Interest.lossless("a"), Interest.latest("b"), Interest.recent("c", 8));
            for (int i = 0; i < MESSAGES; i++) {
                f.send("a", i);
                f.send("b", i);
                f.send("c", i);
            }
            var stats = BusFixture.quiet(s);
            assertThat(stats.accepted()).isEqualTo(3L * MESSAGES);
            assertThat(stats.handled() + stats.conflated() + stats.dropped()).isEqualTo(3L * MESSAGES);
            assertThat(stats.waiting()).isZero();
            assertThat(f.seen).hasSize((int) stats.handled());
        }
    }

    private static void send(BusFixture f, int messages, long intended) {
        for (int i = 0; i < messages; i++) f.publisher.publish(Topic.of("a"), MessageType.MARKET_DATA, i, intended);
    }
}
