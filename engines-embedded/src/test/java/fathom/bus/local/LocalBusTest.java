package fathom.bus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.bus.BusStats.TopicStats;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Subscription;
import fathom.bus.Topic;
import fathom.measure.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LocalBusTest {
    @Test
    void anEnvelopeCarriesWhatWasPublished() {
        try (var f = new BusFixture()) {
            var got = new ConcurrentLinkedQueue<Envelope>();
            f.bus.subscribe("s", List.of(Interest.lossless("a")), got::add);
            long id = f.bus.publisher("desk").publish(Topic.of("a"), MessageType.MARGIN_CALL, Priority.HIGH, "payload", 42, 7);
            Awaitility.await().until(() -> !got.isEmpty());
            Envelope e = got.remove();
            assertThat(e).isEqualTo(new Envelope(id, Topic.of("a"), MessageType.MARGIN_CALL, Priority.HIGH, "desk", 42, e.sent(), 7, "payload"));
            assertThat(e.sent()).isPositive();
        }
    }

    @Test
    void onlyMatchingTopicsArriveAlsoForSubscriptionsOpenedLater() {
        try (var f = new BusFixture()) {
            f.send("market.book.BTC", 1);
            var early = f.listen(Interest.lossless("market.*.BTC"));
            f.send("market.book.BTC", 2);
            f.send("market.book.ETH", 3);
            f.send("market.trade.x.BTC", 4);
            BusFixture.quiet(early);
            assertThat(f.seen).containsExactly(2, 4);

            var late = new ConcurrentLinkedQueue<Object>();
            var other = f.bus.subscribe("late", List.of(Interest.lossless("*.ETH"), Interest.lossless("market.trade.*")), m -> late.add(m.payload()));
            f.send("market.book.ETH", 5);
            f.send("market.trade.x.BTC", 6);
            f.send("market.book.BTC", 7);
            BusFixture.quiet(other);
            BusFixture.quiet(early);
            assertThat(late).containsExactly(5, 6);
            assertThat(f.seen).containsExactly(2, 4, 6, 7);

            other.close();
            f.send("market.book.ETH", 8);
            assertThat(other.stats().accepted()).isEqualTo(2);
        }
    }

    @Test
    void aFailingHandlerIsCountedAndTheNextMessageHandled() {
        try (var f = new BusFixture()) {
            var s = f.bus.subscribe("s", List.of(Interest.lossless("a")), m -> {
                if (m.payload() instanceof Exception e) throw e;
                if (m.payload() instanceof Error e) throw e;
                f.seen.add(m.payload());
            });
            f.send("a", new IllegalStateException("expected"));
            f.send("a", new AssertionError("expected"));
            f.send("a", new InterruptedException("expected"));
            f.send("a", "after");
            var stats = BusFixture.quiet(s);
            assertThat(f.seen).containsExactly("after");
            assertThat(stats.failed()).isEqualTo(3);
            assertThat(stats.handled()).isEqualTo(4);
        }
    }

    @Test
    void aHandlerThatLeavesItsThreadInterruptedStillParks() {
        try (var f = new BusFixture()) {
            var thread = new Thread[1];
            var s = f.bus.subscribe("s", List.of(Interest.lossless("a")), m -> {
                thread[0] = Thread.currentThread();
                thread[0].interrupt();
            });
            f.send("a", 1);
            BusFixture.quiet(s);
            Awaitility.await().until(() -> thread[0].getState() == Thread.State.WAITING);
        }
    }

    @Test
    void idsAreUniqueAndRiseForEachPublisher() throws Exception {
        try (var f = new BusFixture()) {
            int publishers = 4, messages = 5_000;
            var ids = new long[publishers][messages];
            var threads = new ArrayList<Thread>();
            for (long[] own : ids) {
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < messages; i++) own[i] = f.send("nobody.listens", i);
                }));
            }
            for (Thread t : threads) t.join();
            for (long[] own : ids) assertThat(own).isSorted().doesNotHaveDuplicates();
            assertThat(Arrays.stream(ids).flatMapToLong(LongStream::of).distinct().count()).isEqualTo(publishers * messages);
            assertThat(f.bus.stats().published()).isEqualTo(publishers * messages);
        }
    }

    @Test
    void eachTopicIsCounted() {
        try (var f = new BusFixture()) {
            f.listen(Interest.lossless("b"));
            for (int i = 0; i < 3; i++) f.send("b", i);
            f.send("a", 0);
            assertThat(f.bus.stats().topics()).extracting(TopicStats::topic).containsExactly(Topic.of("a"), Topic.of("b"));
            assertThat(f.bus.stats().topics()).extracting(TopicStats::published).containsExactly(1L, 3L);
            assertThat(f.bus.stats().topics()).allMatch(t -> t.lastAt() > 0 && t.type() == MessageType.MARKET_DATA);
        }
    }

    @Test
    void aForgottenTopicStaysAwayUntilSomebodyListensAgain() {
        try (var f = new BusFixture()) {
            var inlet = f.bus.inlet(Topic.of("brought"));
            f.send("answer", 1);
            f.listen(Interest.lossless("answer")).close();
            f.bus.forget(Topic.of("answer"));
            f.send("answer", 2);
            assertThat(f.bus.stats().topics()).as("a late message brings it not back").isEmpty();
            var again = f.listen(Interest.lossless("answer"));
            f.send("answer", 3);
            BusFixture.quiet(again);
            assertThat(f.seen).containsExactly(3);
            assertThat(f.bus.stats().topics()).extracting(TopicStats::topic).containsExactly(Topic.of("answer"));
            assertThat(inlet.isWanted()).isFalse();
        }
    }

    /** Messages from a server come through inlets, which are kept. */
    @Test
    void anInletOfAForgottenTopicFindsWhoeverListensLater() {
        try (var f = new BusFixture()) {
            f.send("answer", 1);
            f.bus.forget(Topic.of("answer"));
            var inlet = f.bus.inlet(Topic.of("answer"));
            var late = f.listen(Interest.lossless("answer"));
            assertThat(inlet.isWanted()).isTrue();
            late.close();
            assertThat(inlet.isWanted()).isFalse();
        }
    }

    @Test
    void latencyIsMeasuredFromTheIntendedTime() {
        try (var f = new BusFixture()) {
            var s = f.listen(Interest.lossless("a"));
            long second = 1_000_000_000L;
            f.publisher.publish(Topic.of("a"), MessageType.MARKET_DATA, "late", Clock.SYSTEM.now() - second);
            var stats = BusFixture.quiet(s);
            assertThat(stats.queued().count()).isEqualTo(1);
            assertThat(stats.queued().max()).isGreaterThan(second * 98 / 100);
            assertThat(stats.done().max()).isGreaterThanOrEqualTo(stats.queued().max());
        }
    }

    @Test
    void aClosedBusRefusesAndItsThreadsEnd() {
        var f = new BusFixture();
        var thread = new Thread[1];
        var s = f.bus.subscribe("s", List.of(Interest.lossless("a")), m -> thread[0] = Thread.currentThread());
        f.send("a", 1);
        BusFixture.quiet(s);
        f.close();
        assertThat(thread[0].isAlive()).isFalse();
        assertThatThrownBy(() -> f.send("a", 2)).isInstanceOf(IllegalStateException.class).hasMessageContaining("Test");
        assertThatThrownBy(() -> f.listen(Interest.lossless("a"))).isInstanceOf(IllegalStateException.class);
        f.close();
    }

    @Test
    void aHandlerMayCloseItsOwnSubscription() {
        try (var f = new BusFixture()) {
            var subscription = new Subscription[1];
            var opened = new CountDownLatch(1);
            subscription[0] = f.bus.subscribe("s", List.of(Interest.lossless("a")), m -> {
                BusFixture.await(opened);
                f.seen.add(m.payload());
                subscription[0].close();
            });
            f.send("a", 1);
            f.send("a", 2);
            opened.countDown();
            var stats = BusFixture.quiet(subscription[0]);
            assertThat(f.seen).containsExactly(1);
            assertThat(stats.dropped()).isEqualTo(1);
        }
    }

    @Test
    void noWakeUpIsLostInAHundredThousandPingPongs() throws Exception {
        try (var f = new BusFixture()) {
            int rounds = 100_000;
            var done = new Semaphore(0);
            f.bus.subscribe("ping", List.of(Interest.lossless("ping")), m -> f.send("pong", m.payload()));
            f.bus.subscribe("pong", List.of(Interest.lossless("pong")), m -> {
                int n = (Integer) m.payload();
                if (n < rounds) f.send("ping", n + 1);
                else done.release();
            });
            f.send("ping", 1);
            assertThat(done.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
