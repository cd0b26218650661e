package fathom.app.bench;

import fathom.bus.Bus;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Publisher;
import fathom.bus.Topic;
import fathom.bus.redis.RedisBusSettings;
import fathom.measure.Clock;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** From the planned time of a message to its handler, at two gentle rates, beside bare XADD and XREAD at the same rates on the same server. */
final class RedisLatencyBench implements Benchmark {
    private static final int[] RATES = {1_000, 10_000};
    private static final int SECONDS = 2;
    /** At the measured rates the compiler would not be done for minutes. */
    private static final int WARM_UPS = 4, WARM_UP_RATE = 60_000;
    private static final Topic TOPIC = Topic.of("bench.latency");
    private static final Instrument BTC = Instrument.spot(Venue.BINANCE, "BTC");

    @Override
    public String name() {
        return "redis-latency";
    }

    @Override
    public List<Row> run(int repetitions) throws Exception {
        var rows = new ArrayList<Row>();
        try (var server = new BusServer()) {
            for (int i = 0; i < WARM_UPS; i++) {
                delays(server, WARM_UP_RATE);
                bare(server, WARM_UP_RATE);
            }
            for (int rate : RATES) {
                double[] p50 = new double[repetitions], p99 = new double[repetitions], ratio50 = new double[repetitions], ratio99 = new double[repetitions];
                for (int i = 0; i < repetitions; i++) {
                    Histogram ours = delays(server, rate), bare = bare(server, rate);
                    p50[i] = ours.getValueAtPercentile(50) / 1e3;
                    p99[i] = ours.getValueAtPercentile(99) / 1e3;
                    ratio50[i] = p50[i] / (bare.getValueAtPercentile(50) / 1e3);
                    ratio99[i] = p99[i] / (bare.getValueAtPercentile(99) / 1e3);
                }
                rows.add(new Row("Redis bus, p50 from the planned time at %,d/s".formatted(rate), Benchmark.median(p50), "µs", "bare XADD and XREAD", Benchmark.median(ratio50)));
                rows.add(new Row("  p99", Benchmark.median(p99), "µs", "bare XADD and XREAD", Benchmark.median(ratio99)));
            }
        }
        return rows;
    }

    private static Histogram bare(BusServer server, int rate) throws Exception {
        try (var connector = server.connector(); var loop = new BareLoop(connector)) {
            return loop.delays(rate, rate * SECONDS);
        }
    }

    private static Histogram delays(BusServer server, int rate) throws Exception {
        int messages = rate * SECONDS;
        try (Bus bus = server.enhanced(RedisBusSettings.STANDARD.pack())) {
            var delays = new Histogram(3);
            var done = new CountDownLatch(messages);
            bus.subscribe("bench", List.of(Interest.lossless(TOPIC.name())), m -> {
                delays.recordValue(Math.max(0, Clock.SYSTEM.now() - m.intended()));
                done.countDown();
            });
            Publisher publisher = bus.publisher("bench");
            long start = System.nanoTime() + 1_000_000, interval = 1_000_000_000L / rate, offset = Clock.SYSTEM.now() - System.nanoTime();
            for (int i = 0; i < messages; i++) {
                long due = start + i * interval;
                Pace.until(due);
                publisher.publish(TOPIC, MessageType.MARKET_DATA, new Trade(BTC, i, i, i, 43_000.5, 0.25, Side.BUY), due + offset);
            }
            if (!done.await(30, TimeUnit.SECONDS)) throw new IllegalStateException(done.getCount() + " of " + messages + " messages did not come");
            return delays;
        }
    }
}
