package fathom.app.bench;

import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.local.LocalBus;
import fathom.measure.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What eight subscriptions cost while nothing is published: processor time of the whole process, as a share of one core. */
public final class BusIdleBench implements Benchmark {
    private static final int SUBSCRIPTIONS = 8;
    private static final long SETTLE_MILLIS = 200;
    private static final long TOTAL_MILLIS = 2_000;

    @Override
    public String name() {
        return "bus-idle";
    }

    @Override
    public List<Row> run(int repetitions) throws InterruptedException {
        double[] shares = new double[repetitions];
        for (int i = 0; i < repetitions; i++) shares[i] = measure(TOTAL_MILLIS / repetitions);
        double percent = Benchmark.median(shares);
        return List.of(new Row("idle bus, 8 subscriptions parked", percent, "% of one core", "one core", percent / 100));
    }

    /** Per cent of one core. */
    public static double measure(long millis) throws InterruptedException {
        try (var bus = new LocalBus("Idle")) {
            var awake = new CountDownLatch(SUBSCRIPTIONS);
            for (int i = 0; i < SUBSCRIPTIONS; i++) bus.subscribe("idle " + i, List.of(Interest.lossless("bench.*")), m -> awake.countDown());
            bus.publisher("bench").publish(Topic.of("bench.idle"), MessageType.MARKET_DATA, "wake", Clock.SYSTEM.now());
            awake.await();
            Thread.sleep(SETTLE_MILLIS);
            var cpu = new Cpu();
            Thread.sleep(millis);
            return cpu.percent();
        }
    }
}
