package fathom.app.bench;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Overflow;
import fathom.bus.Priority;
import fathom.bus.Publisher;
import fathom.bus.Topic;
import fathom.bus.TopicPattern;
import fathom.bus.local.LocalBus;
import fathom.measure.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import org.jctools.queues.atomic.MpscUnboundedAtomicArrayQueue;

/**
 * One publisher, four consumers that each see every message, nothing lost: over the local bus with full envelopes, counts and histograms,
 * and over four bare queues of the kind that the bus is made of, with the same bound and the same new envelope for each message, but without a clock.
 */
public final class BusFanOutBench implements Benchmark {
    private static final int CONSUMERS = 4;
    private static final int MESSAGES = 1_000_000;
    private static final int CAPACITY = 4_096;
    /** So many more messages for the bare queues that both sides take about as long: a short run is luckier on a busy machine. */
    private static final int RAW_FACTOR = 4;
    private static final int CHUNK = 256;
    /** Nanoseconds from one planned time to the next: like a feed, the bench knows when a message is due without asking the clock. */
    private static final long PLANNED = 100;
    private static final Topic TOPIC = Topic.of("bench.fan-out");

    /** Messages per second, as published: each is delivered {@value #CONSUMERS} times. */
    public record Result(double raw, double bus) {}

    @Override
    public String name() {
        return "bus-fan-out";
    }

    @Override
    public List<Row> run(int repetitions) throws InterruptedException {
        measure(MESSAGES); // warm-up
        var results = new ArrayList<Result>();
        for (int i = 0; i < repetitions; i++) results.add(measure(MESSAGES));
        double bus = Benchmark.median(results.stream().mapToDouble(Result::bus).toArray());
        double ratio = Benchmark.median(results.stream().mapToDouble(r -> r.bus / r.raw).toArray());
        return List.of(new Row("local bus, 1 publisher to 4, lossless of %,d".formatted(CAPACITY), bus, "messages/s",
                "four bare queues of the same kind, bound and messages", ratio));
    }

    public static Result measure(int messages) throws InterruptedException {
        return new Result(raw(RAW_FACTOR * messages), bus(messages));
    }

    private static double raw(int messages) throws InterruptedException {
        var queues = new ArrayList<MpscUnboundedAtomicArrayQueue<Envelope>>();
        var done = new CountDownLatch(CONSUMERS);
        var sums = new LongAdder();
        for (int c = 0; c < CONSUMERS; c++) {
            var queue = new MpscUnboundedAtomicArrayQueue<Envelope>(CHUNK);
            queues.add(queue);
            Thread.ofPlatform().daemon().name("bench raw " + c).start(() -> {
                long sum = 0;
                for (int left = messages; left > 0; ) {
                    Envelope m = queue.relaxedPoll();
                    if (m != null) {
                        sum += m.id();
                        left--;
                    } else {
                        Thread.yield();
                    }
                }
                sums.add(sum);
                done.countDown();
            });
        }
        long start = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            var message = new Envelope(i, TOPIC, MessageType.MARKET_DATA, Priority.NORMAL, "bench", start + i, start + i, 0, TOPIC);
            for (var queue : queues) {
                while (queue.currentProducerIndex() - queue.currentConsumerIndex() >= CAPACITY) Thread.yield();
                queue.offer(message);
            }
        }
        done.await();
        double rate = perSecond(messages, start);
        if (sums.sum() != CONSUMERS * (messages * (messages - 1L) / 2)) throw new IllegalStateException("the bare queues lost messages");
        return rate;
    }

    private static double bus(int messages) throws InterruptedException {
        try (var bus = new LocalBus("Bench")) {
            var done = new CountDownLatch(CONSUMERS);
            var interest = new Interest(new TopicPattern(TOPIC.name()), Overflow.WAIT, CAPACITY);
            for (int c = 0; c < CONSUMERS; c++) {
                int[] left = {messages};
                bus.subscribe("consumer " + c, List.of(interest), m -> {
                    if (--left[0] == 0) done.countDown();
                });
            }
            Publisher publisher = bus.publisher("bench");
            Object payload = new Object();
            long start = System.nanoTime(), due = Clock.SYSTEM.now();
            for (int i = 0; i < messages; i++) publisher.publish(TOPIC, MessageType.MARKET_DATA, payload, due + i * PLANNED);
            done.await();
            return perSecond(messages, start);
        }
    }

    private static double perSecond(int messages, long start) {
        return messages * 1e9 / (System.nanoTime() - start);
    }
}
