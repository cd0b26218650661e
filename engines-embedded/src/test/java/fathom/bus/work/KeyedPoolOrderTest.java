package fathom.bus.work;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Priority;
import fathom.bus.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several publishers, random durations, and workers that come and go all the time: every message once, one of a topic at a time, in order. */
class KeyedPoolOrderTest {
    private static final int PUBLISHERS = 3, MESSAGES = 4_000;

    private record Sent(int publisher, int number, Priority priority, int effort) {}

    /** What happened on one topic; only the pool keeps its handlers apart. */
    private static final class Lane {
        final List<Sent> seen = new ArrayList<>();
        final AtomicInteger inHand = new AtomicInteger();
        boolean overlapped;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyMessageIsHandledOnceAndInOrder(long seed) throws Exception {
        var random = new Random(seed);
        int topics = 1 + random.nextInt(30);
        Map<String, Lane> lanes = IntStream.range(0, topics).mapToObj(i -> "topic" + i).collect(Collectors.toMap(Function.identity(), t -> new Lane()));
        var told = new AtomicInteger();
        int least = 1 + random.nextInt(3);
        var flapping = new Scaling(new Workers(least, least + random.nextInt(48)), Duration.ofMillis(3).toNanos());
        try (var pool = new KeyedPool("Test", "order", flapping, 1 + random.nextInt(200), m -> {
            Lane lane = lanes.get(m.topic().name());
            if (lane.inHand.incrementAndGet() != 1) lane.overlapped = true;
            var sent = (Sent) m.payload();
            lane.seen.add(sent);
            work(sent.effort);
            lane.inHand.decrementAndGet();
            if (sent.number % 100 == 0) throw new IllegalStateException("expected now and then");
        })) {
            var publishers = new ArrayList<Thread>();
            for (int p = 0; p < PUBLISHERS; p++) {
                int publisher = p;
                var own = new Random(seed * 31 + p);
                publishers.add(Thread.ofPlatform().start(() -> {
                    for (int n = 0; n < MESSAGES; n++) {
                        var sent = new Sent(publisher, n, Priority.values()[own.nextInt(6)], own.nextInt(100));
                        pool.offer(Messages.of("topic" + own.nextInt(topics), sent.priority, sent), told::incrementAndGet);
                        if (n % 1_000 == 999) LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                    }
                }));
            }
            for (Thread t : publishers) assertThat(t.join(Duration.ofSeconds(30))).isTrue();
            Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(2)).until(() -> pool.stats().handled() == PUBLISHERS * MESSAGES);

            var stats = pool.stats();
            assertThat(told).hasValue(PUBLISHERS * MESSAGES);
            assertThat(stats.accepted()).isEqualTo(stats.handled());
            assertThat(stats.failed()).isEqualTo(PUBLISHERS * MESSAGES / 100);
            assertThat(stats.waiting() + stats.dropped()).isZero();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> pool.stats().workers().size() == least);
            assertThat(pool.stats().workers().downs()).as("the workers came and went").isPositive();
        }
        assertThat(lanes.values()).noneMatch(l -> l.overlapped);
        assertThat(lanes.values().stream().flatMap(l -> l.seen.stream()).distinct().count()).isEqualTo(PUBLISHERS * MESSAGES);
        lanes.values().forEach(lane -> lane.seen.stream().collect(Collectors.groupingBy(s -> s.publisher + " " + s.priority))
                .forEach((of, seen) -> assertThat(seen).as(of).extracting(Sent::number).isSorted()));
    }

    /** Mostly short, sometimes long enough for the others to wait. */
    private static void work(int effort) {
        if (effort == 0) LockSupport.parkNanos(2_000_000);
        else if (effort < 10) LockSupport.parkNanos(50_000);
        else for (int i = 0; i < effort; i++) Thread.onSpinWait();
    }
}
