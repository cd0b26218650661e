package fathom.app.bench;

import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.Workers;
import fathom.bus.local.LocalBus;
import fathom.measure.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Handlers that wait, as for a disk or another host, on many topics: shared work with one worker, with as many as it takes, and as yardstick a fixed pool
 * of the JDK with one lock for each topic. That one only keeps two messages of a topic apart; it keeps no order, no priorities and no figures.
 */
public final class WorkersBench implements Benchmark {
    private static final int TOPICS = 64;
    /** Asked for; waking up takes about as long again. */
    private static final long WAIT_NANOS = 50_000;
    private static final Workers SCALED = new Workers(1, Workers.LIMIT);
    /** For one worker, and for many: so that each takes about half a second. */
    private static final int FEW = 4_000, MANY = 100_000;
    private static final List<Topic> ALL = IntStream.range(0, TOPICS).mapToObj(i -> Topic.of("bench.work." + i)).toList();

    /** Messages per second. */
    public record Result(double single, double scaled, double fixed) {}

    @Override
    public String name() {
        return "workers";
    }

    @Override
    public List<Row> run(int repetitions) throws InterruptedException {
        measure(FEW, MANY); // warm-up
        var results = new ArrayList<Result>();
        for (int i = 0; i < repetitions; i++) results.add(measure(FEW, MANY));
        double scaled = Benchmark.median(results.stream().mapToDouble(Result::scaled).toArray());
        double more = Benchmark.median(results.stream().mapToDouble(r -> r.scaled / r.single).toArray());
        double ratio = Benchmark.median(results.stream().mapToDouble(r -> r.scaled / r.fixed).toArray());
        String what = "shared work, %d topics, handlers that wait %d µs, 1 to %d workers".formatted(TOPICS, WAIT_NANOS / 1_000, SCALED.most());
        return List.of(new Row(what, scaled, "messages/s", "one worker", more),
                new Row(what + " (pool)", scaled, "messages/s", "a fixed pool of %d threads with a lock per topic".formatted(SCALED.most()), ratio));
    }

    public static Result measure(int few, int many) throws InterruptedException {
        return new Result(shared(Workers.ONE, few), shared(SCALED, many), fixed(many));
    }

    /** From one worker on: the time it takes to find out how many are needed counts. */
    private static double shared(Workers workers, int messages) throws InterruptedException {
        try (var bus = new LocalBus("Bench")) {
            var done = new CountDownLatch(messages);
            bus.share("work", List.of(Interest.lossless("bench.work.*")), workers, m -> {
                LockSupport.parkNanos(WAIT_NANOS);
                done.countDown();
            });
            var publisher = bus.publisher("bench");
            long start = System.nanoTime();
            for (int i = 0; i < messages; i++) publisher.publish(ALL.get(i % TOPICS), MessageType.RISK_METRIC, "payload", Clock.SYSTEM.now());
            done.await();
            return perSecond(messages, start);
        }
    }

    private static double fixed(int messages) throws InterruptedException {
        var locks = IntStream.range(0, TOPICS).mapToObj(i -> new ReentrantLock()).toList();
        var done = new CountDownLatch(messages);
        try (var pool = Executors.newFixedThreadPool(SCALED.most())) {
            long start = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                ReentrantLock lock = locks.get(i % TOPICS);
                pool.execute(() -> {
                    lock.lock();
                    try {
                        LockSupport.parkNanos(WAIT_NANOS);
                    } finally {
                        lock.unlock();
                    }
                    done.countDown();
                });
            }
            done.await();
            return perSecond(messages, start);
        }
    }

    private static double perSecond(int messages, long start) {
        return messages * 1e9 / (System.nanoTime() - start);
    }
}
