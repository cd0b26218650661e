package fathom.bus.local;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.InboxStats;
import fathom.bus.Interest;
import fathom.bus.Overflow;
import fathom.bus.Priority;
import fathom.bus.Subscription;
import fathom.bus.TopicPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is lost uncounted: random publishers and consumers of every policy, with and without closing in the middle. */
class ConservationTest {
    private static final int PUBLISHERS = 4;
    private static final int MESSAGES = 5_000;

    private record Numbered(int publisher, int number) {}

    /** A consumer that counts for itself, dawdles at random, and sometimes throws. */
    private static final class Consumer {
        final AtomicLong seen = new AtomicLong();
        final ConcurrentLinkedQueue<Numbered> got = new ConcurrentLinkedQueue<>();
        final Interest interest;
        final Subscription subscription;

        Consumer(BusFixture f, Random random) {
            interest = new Interest(new TopicPattern("data.*"), Overflow.values()[random.nextInt(3)], 1 + random.nextInt(64));
            int pace = random.nextInt(3) * 20;
            subscription = f.bus.subscribe(interest.overflow() + " " + interest.capacity(), List.of(interest), m -> {
                long n = seen.incrementAndGet();
                got.add((Numbered) m.payload());
                for (int i = 0; i < pace; i++) Thread.onSpinWait();
                if (n % 1_000 == 0) throw new IllegalStateException("expected now and then");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyAcceptedMessageIsHandledConflatedOrDropped(long seed) throws Exception {
        var random = new Random(seed);
        try (var f = new BusFixture()) {
            var consumers = new ArrayList<Consumer>();
            for (int c = 0; c < 5; c++) consumers.add(new Consumer(f, random));
            publish(f, random, new CountDownLatch(0)).forEach(ConservationTest::join);
            for (Consumer c : consumers) {
                InboxStats s = BusFixture.quiet(c.subscription);
                assertThat(s.accepted()).as("seed %d, %s", seed, s.name()).isEqualTo(PUBLISHERS * MESSAGES);
                assertThat(s.handled()).as("seed %d, %s", seed, s.name()).isEqualTo(c.seen.get());
                assertThat(s.failed()).as("seed %d, %s", seed, s.name()).isEqualTo(c.seen.get() / 1_000);
                if (c.interest.overflow() == Overflow.WAIT) assertThat(s.handled()).isEqualTo(s.accepted());
                if (c.interest.overflow() != Overflow.DROP_OLDEST) assertThat(s.dropped()).isZero();
                if (c.interest.overflow() != Overflow.KEEP_LATEST) assertThat(s.conflated()).isZero();
                assertThat(c.got).as("seed %d, %s: no message twice", seed, s.name()).doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void closingInTheMiddleLosesNothingUncounted(long seed) throws Exception {
        var random = new Random(seed);
        try (var f = new BusFixture()) {
            var consumers = new ArrayList<Consumer>();
            for (int c = 0; c < 5; c++) consumers.add(new Consumer(f, random));
            var started = new CountDownLatch(PUBLISHERS * MESSAGES / 4);
            var publishers = publish(f, random, started);
            BusFixture.await(started);
            for (Consumer c : consumers) c.subscription.close();
            publishers.forEach(ConservationTest::join);
            for (Consumer c : consumers) {
                InboxStats s = c.subscription.stats();
                assertThat(BusFixture.isBalanced(s)).as("seed %d, %s", seed, s).isTrue();
                assertThat(s.handled()).as("seed %d, %s", seed, s.name()).isEqualTo(c.seen.get());
                assertThat(s.accepted()).as("seed %d, %s", seed, s.name()).isPositive().isLessThanOrEqualTo(PUBLISHERS * MESSAGES);
            }
            assertThat(f.bus.stats().inboxes()).isEmpty();
        }
    }

    private static List<Thread> publish(BusFixture f, Random random, CountDownLatch started) {
        var threads = new ArrayList<Thread>();
        for (int p = 0; p < PUBLISHERS; p++) {
            int publisher = p;
            var own = new Random(random.nextLong());
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < MESSAGES; n++) {
                    f.send("data." + own.nextInt(6), Priority.values()[own.nextInt(6)], new Numbered(publisher, n));
                    started.countDown();
                }
            }));
        }
        return threads;
    }

    private static void join(Thread t) {
        try {
            assertThat(t.join(Duration.ofSeconds(60))).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
