package fathom.app.bench;

import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Publisher;
import fathom.bus.Topic;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.PayloadTypes;
import fathom.bus.codec.WireCodec;
import fathom.bus.redis.RedisBusSettings;
import fathom.measure.Clock;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import fathom.platform.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Messages from a publisher to a handler over one real server, one per entry and packed, beside a bare loop that carries the same bytes and beside the Standard
 * bus, all on the same server in the same run. Every message is counted and its order looked at.
 */
final class RedisThroughputBench implements Benchmark {
    private static final int SINGLES = 300_000, PACKED = 2_000_000, STANDARD = 10_000, PACK = RedisBusSettings.STANDARD.pack();
    /** So many runs pass before the compiler is done with the bus, which is more code than the bare loop; until then it takes a part of the two cores. */
    private static final int WARM_UPS = 8;
    private static final Topic TOPIC = Topic.of("bench.redis");
    private static final Instrument BTC = Instrument.spot(Venue.BINANCE, "BTC");

    private record Result(double single, double packed, double standard, double bare) {}

    @Override
    public String name() {
        return "redis-throughput";
    }

    @Override
    public List<Row> run(int repetitions) throws Exception {
        try (var server = new BusServer()) {
            for (int i = 0; i < WARM_UPS; i++) measure(server);
            var results = new ArrayList<Result>();
            for (int i = 0; i < repetitions; i++) results.add(measure(server));
            double bare = median(results, Result::bare), standard = median(results, Result::standard);
            return List.of(new Row("bare Lettuce loop, XADD to XREAD, on " + server.name(), bare, "entries/s", "itself", 1),
                    new Row("Standard bus: JSON, one round trip each", standard, "messages/s", "the bare loop", median(results, r -> r.standard / r.bare)),
                    new Row("Redis bus, one message per entry", median(results, Result::single), "messages/s", "the bare loop", median(results, r -> r.single / r.bare)),
                    new Row("  the same", median(results, Result::single), "messages/s", "the Standard bus", median(results, r -> r.single / r.standard)),
                    new Row("Redis bus, up to %d packed".formatted(PACK), median(results, Result::packed), "messages/s", "the Standard bus", median(results, r -> r.packed / r.standard)),
                    new Row("  the same", median(results, Result::packed), "messages/s", "1,000,000 messages/s", median(results, r -> r.packed / 1e6)));
        }
    }

    private static double median(List<Result> results, ToDoubleFunction<Result> figure) {
        return Benchmark.median(results.stream().mapToDouble(figure).toArray());
    }

    private static Result measure(BusServer server) throws Exception {
        return new Result(over(server.enhanced(1), SINGLES), over(server.enhanced(PACK), PACKED), over(server.standard(), STANDARD), bare(server));
    }

    private static double bare(BusServer server) throws Exception {
        var codec = new WireCodec(PayloadTypes.of(Catalogue.STANDARD.topics()), Encoding.MSGPACK, Integer.MAX_VALUE);
        long now = Clock.SYSTEM.now();
        byte[] body = codec.entry(List.of(codec.frame(new Envelope(1L << 60, TOPIC, MessageType.MARKET_DATA, MessageType.MARKET_DATA.priority(), "bench", now, now, 0, trade(1)), 1)));
        try (var connector = server.connector(); var loop = new BareLoop(connector)) {
            return loop.perSecond(SINGLES, body);
        }
    }

    private static Trade trade(long id) {
        return new Trade(BTC, id, id, id, 43_000.5, 0.25, Side.BUY);
    }

    private static double over(Bus bus, int messages) throws InterruptedException {
        try (bus) {
            var done = new CountDownLatch(1);
            long[] next = {0};
            bus.subscribe("bench", List.of(Interest.lossless(TOPIC.name())), m -> {
                long id = ((Trade) m.payload()).id();
                if (id != next[0]) throw new IllegalStateException("message " + id + " where " + next[0] + " was due");
                if (++next[0] == messages) done.countDown();
            });
            Publisher publisher = bus.publisher("bench");
            long start = System.nanoTime();
            for (int i = 0; i < messages; i++) publisher.publish(TOPIC, MessageType.MARKET_DATA, trade(i), Clock.SYSTEM.now());
            if (!done.await(60, TimeUnit.SECONDS)) throw new IllegalStateException(bus.name() + ": " + next[0] + " of " + messages + " messages came in order within a minute");
            return messages * 1e9 / (System.nanoTime() - start);
        }
    }
}
