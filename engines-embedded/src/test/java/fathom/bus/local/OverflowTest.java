package fathom.bus.local;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Interest;
import fathom.bus.Overflow;
import fathom.bus.Priority;
import fathom.bus.TopicPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OverflowTest {
    private static final Interest GATE = Interest.lossless("gate");

    private static Interest waiting(int capacity) {
        return new Interest(new TopicPattern("data.*"), Overflow.WAIT, capacity);
    }

    @Test
    void aPublisherWaitsWhileALosslessInboxIsFull() {
        try (var f = new BusFixture()) {
            var held = f.hold(GATE, waiting(4));
            var sent = new AtomicInteger();
            Thread publisher = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 10; i++) {
                    f.send("data.x", i);
                    sent.incrementAndGet();
                }
            });
            Awaitility.await().until(() -> publisher.getState() == Thread.State.WAITING);
            assertThat(sent).hasValue(4);
            assertThat(held.subscription.stats().waiting()).isEqualTo(4);
            assertThat(held.subscription.stats().waited()).isEqualTo(1);

            Awaitility.await().until(() -> held.release().handled() == 11);
            assertThat(f.seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    /** Others get everything although one stands still, and it gets what comes once it works again. */
    @Test
    void aReceiverThatStandsStillIsNotWaitedForLongWhereThatMayBe() {
        try (var f = new BusFixture()) {
            var briefly = new Interest(new TopicPattern("data.*"), Overflow.WAIT_A_WHILE, 4);
            var other = f.bus.subscribe("other", List.of(briefly), m -> {});
            var held = f.hold(GATE, briefly);
            for (int i = 0; i < 1_000; i++) f.send("data.x", i);
            Awaitility.await().until(() -> other.stats().handled() == 1_000);
            var counts = held.subscription.stats();
            assertThat(counts.waiting()).isEqualTo(4);
            assertThat(counts.dropped()).isEqualTo(996);
            assertThat(counts.accepted()).isEqualTo(1_001);
            assertThat(counts.waited()).as("once, and never again while it stands still").isEqualTo(1);
            assertThat(f.bus.stats().inboxes()).filteredOn(i -> i.name().equals("other")).allMatch(i -> i.dropped() == 0);
            Awaitility.await().until(() -> held.release().handled() == 5);
            for (int i = 1_000; i < 1_003; i++) f.send("data.x", i);
            Awaitility.await().until(() -> held.subscription.stats().handled() == 8);
            assertThat(f.seen).containsExactly(0, 1, 2, 3, 1_000, 1_001, 1_002);
            assertThat(BusFixture.quiet(held.subscription).dropped()).isEqualTo(996);
        }
    }

    /** However full it is: what is taken slowly but taken is waited for. */
    @Test
    void aReceiverThatWorksIsWaitedFor() {
        try (var f = new BusFixture()) {
            var briefly = new Interest(new TopicPattern("data.*"), Overflow.WAIT_A_WHILE, 4);
            var slow = f.bus.subscribe("slow", List.of(briefly), m -> java.util.concurrent.locks.LockSupport.parkNanos(20_000));
            for (int i = 0; i < 5_000; i++) f.send("data.x", i);
            assertThat(BusFixture.quiet(slow).dropped()).isZero();
            assertThat(slow.stats().handled()).isEqualTo(5_000);
        }
    }

    @Test
    void otherPrioritiesHaveRoomOfTheirOwn() {
        try (var f = new BusFixture()) {
            var held = f.hold(GATE, waiting(1));
            f.send("data.x", Priority.NORMAL, "normal");
            f.send("data.x", Priority.HIGH, "high");
            held.release();
            assertThat(f.seen).containsExactly("high", "normal");
        }
    }

    @Test
    void aHandlerNeverWaitsForItsOwnInbox() {
        try (var f = new BusFixture()) {
            var subscription = f.bus.subscribe("echo", List.of(waiting(1)), m -> {
                int depth = (Integer) m.payload();
                f.seen.add(depth);
                if (depth < 3) for (int i = 0; i < 3; i++) f.send("data.x", depth + 1);
            });
            f.send("data.x", 1);
            Awaitility.await().until(() -> subscription.stats().handled() == 1 + 3 + 9);
        }
    }

    @Test
    void closingReleasesThePublishersThatWait() throws Exception {
        try (var f = new BusFixture()) {
            var held = f.hold(GATE, waiting(1));
            var publishers = new ArrayList<Thread>();
            for (int p = 0; p < 3; p++) publishers.add(Thread.ofPlatform().start(() -> f.send("data.x", f.send("data.x", 0))));
            Awaitility.await().until(() -> publishers.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
            held.subscription.close();
            for (Thread t : publishers) assertThat(t.join(Duration.ofSeconds(20))).isTrue();
            var s = BusFixture.quiet(held.subscription);
            assertThat(s.handled()).isEqualTo(1);
            assertThat(s.dropped()).isEqualTo(s.accepted() - 1).isPositive();
        }
    }

    @Test
    void onlyTheLatestOfEachTopicIsKeptAndTheOthersAreCounted() {
        try (var f = new BusFixture()) {
            var held = f.hold(GATE, Interest.latest("data.*"));
            for (int i = 0; i < 100; i++) for (String topic : List.of("data.a", "data.b", "data.c")) f.send(topic, topic + i);
            assertThat(held.subscription.stats().waiting()).isEqualTo(3);
            var s = held.release();
            assertThat(f.seen).containsExactly("data.a99", "data.b99", "data.c99");
            assertThat(s.accepted()).isEqualTo(301);
            assertThat(s.conflated()).isEqualTo(297);
            assertThat(s.handled()).isEqualTo(4);
        }
    }

    @Test
    void aMoreUrgentSuccessorTakesItsTopicAlong() {
        try (var f = new BusFixture()) {
            var held = f.hold(GATE, Interest.latest("data.latest"), waiting(10));
            f.send("data.latest", Priority.LOW, "old");
            f.send("data.x", Priority.NORMAL, "between");
            f.send("data.latest", Priority.CRITICAL, "new");
            var s = held.release();
            assertThat(f.seen).containsExactly("new", "between");
            assertThat(s.conflated()).isEqualTo(1);
        }
    }

    @Test
    void theOldestMakesRoomAndIsCounted() {
        try (var f = new BusFixture()) {
            var held = f.hold(GATE, Interest.recent("data.*", 3));
            for (int i = 0; i < 10; i++) f.send(i % 2 == 0 ? "data.a" : "data.b", i);
            assertThat(held.subscription.stats().waiting()).isEqualTo(3);
            var s = held.release();
            assertThat(f.seen).containsExactly(7, 8, 9);
            assertThat(s.dropped()).isEqualTo(7);
            assertThat(s.handled()).isEqualTo(4);
        }
    }

    @Test
    void theFirstMatchingInterestDecides() {
        try (var f = new BusFixture()) {
            var held = f.hold(GATE, Interest.latest("data.a"), Interest.recent("data.*", 2));
            for (int i = 0; i < 5; i++) {
                f.send("data.a", "a" + i);
                f.send("data.b", "b" + i);
            }
            held.release();
            assertThat(f.seen).containsExactlyInAnyOrder("a4", "b3", "b4");
        }
    }

    @Test
    void theLastMessageOfEachTopicAlwaysArrivesAndNoneOvertakesItsSuccessor() throws Exception {
        for (Interest interest : List.of(Interest.latest("data.*"), Interest.recent("data.*", 8))) {
            try (var f = new BusFixture()) {
                int publishers = 4, messages = 20_000;
                int[] last = new int[publishers];
                var disorder = new AtomicInteger();
                var subscription = f.bus.subscribe("s", List.of(interest), m -> {
                    int publisher = (Integer) m.payload() / messages, number = (Integer) m.payload() % messages;
                    if (number < last[publisher]) disorder.incrementAndGet();
                    last[publisher] = number;
                });
                var threads = new ArrayList<Thread>();
                for (int p = 0; p < publishers; p++) {
                    int publisher = p;
                    threads.add(Thread.ofPlatform().start(() -> {
                        for (int n = 0; n < messages; n++) f.send("data." + publisher, publisher * messages + n);
                    }));
                }
                for (Thread t : threads) t.join();
                BusFixture.quiet(subscription);
                assertThat(disorder).as(interest.overflow().name()).hasValue(0);
                if (interest.overflow() == Overflow.KEEP_LATEST) assertThat(last).containsOnly(messages - 1);
            }
        }
    }
}
