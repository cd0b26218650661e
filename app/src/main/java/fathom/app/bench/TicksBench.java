package fathom.app.bench;

import fathom.bus.Bus;
import fathom.bus.BusStats;
import fathom.bus.InboxStats;
import fathom.bus.local.LocalBus;
import fathom.desk.Desk;
import fathom.desk.DeskConfig;
import fathom.market.FeedSink;
import fathom.market.sim.SimConfig;
import fathom.market.sim.SimMarket;
import fathom.market.sim.SimulatedFeed;
import fathom.measure.Provenance;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Trade;
import fathom.platform.Command.FeedSpeed;
import fathom.platform.Command.PauseFeed;
import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.platform.host.BusSink;
import java.nio.file.Path;
import java.util.List;

/**
 * The whole platform with a simulator that nobody holds back: feed, bus, books, every engine that is built, portfolio marks, arbitrage and its orders. Beside it the
 * simulator alone makes the same number of ticks for nobody, and the desk alone marks what the same simulator gives it.
 */
final class TicksBench implements Benchmark {
    private static final long SEED = 20260731;
    /** Of event time, which so runs the faster the more ticks the machine manages: fast enough for prices to jump and orders to be sent within seconds. */
    private static final double RATE = 50_000;
    private static final long WARM_UP_MILLIS = 3_000;
    private static final long MILLIS = 3_000;
    private static final double PATIENCE_SECONDS = 20;

    private record Result(double perSecond, double alone, double marked) {}

    @Override
    public String name() {
        return "ticks";
    }

    @Override
    public List<Row> run(int repetitions) throws InterruptedException {
        double[] rates = new double[repetitions], ratios = new double[repetitions], marked = new double[repetitions], kept = new double[repetitions], alone = new double[repetitions],
                shares = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            Result r = measure(i == 0 ? WARM_UP_MILLIS : MILLIS / 3, MILLIS);
            rates[i] = r.perSecond;
            ratios[i] = r.perSecond / r.alone;
            marked[i] = r.marked;
            kept[i] = r.marked / r.perSecond;
            alone[i] = deskAlone(i == 0 ? WARM_UP_MILLIS : MILLIS / 3, MILLIS);
            shares[i] = r.marked / alone[i];
        }
        return List.of(
                new Row("simulated ticks, feed to book, mark and arbitrage", Benchmark.median(rates), "ticks/s", "the simulator alone, same ticks into nothing",
                        Benchmark.median(ratios)),
                new Row("  of these marked, the others conflated and counted", Benchmark.median(marked), "ticks/s", "all ticks", Benchmark.median(kept)),
                new Row("  marked beside engines, console and orders", Benchmark.median(marked), "ticks/s", "the desk alone with the simulator, " + Math.round(Benchmark.median(alone)) + " ticks/s",
                        Benchmark.median(shares)));
    }

    /** @throws IllegalStateException when an order has no answer, or a message was lost */
    static Result measure(long warmUpMillis, long millis) throws InterruptedException {
        try (var platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", SEED, RATE, Path.of("")))) {
            platform.perform(new FeedSpeed(Double.POSITIVE_INFINITY)).outcome().toCompletableFuture().join();
            Thread.sleep(warmUpMillis);
            long start = System.nanoTime(), before = platform.ticks(), handled = handledByDesk(platform.bus());
            Thread.sleep(millis);
            long ticks = platform.ticks() - before, marked = handledByDesk(platform.bus()) - handled;
            double seconds = (System.nanoTime() - start) / 1e9;
            platform.perform(new PauseFeed()).outcome().toCompletableFuture().join();
            BusStats quiet = Quiet.await(platform.bus(), PATIENCE_SECONDS);
            Lost.none(quiet);
            requireAnswers(quiet, platform.ordersWorking());
            return new Result(ticks / seconds, alone(ticks), marked / seconds);
        }
    }

    /** What the desk marks in a second when nobody else listens to the same ticks. */
    private static double deskAlone(long warmUpMillis, long millis) throws InterruptedException {
        try (var bus = new LocalBus("Bench"); var desk = new Desk(bus, DeskConfig.standard(), Provenance.SIMULATED);
             var feed = new SimulatedFeed(SimConfig.standard(SEED, RATE))) {
            feed.speed(Double.POSITIVE_INFINITY);
            feed.start(new BusSink(bus));
            Thread.sleep(warmUpMillis);
            long start = System.nanoTime(), before = handledByDesk(bus);
            Thread.sleep(millis);
            double perSecond = (handledByDesk(bus) - before) * 1e9 / (System.nanoTime() - start);
            if (desk.tickToMark().isEmpty()) throw new IllegalStateException("the desk alone marked nothing");
            return perSecond;
        }
    }

    private static long handledByDesk(Bus bus) {
        return bus.stats().inboxes().stream().filter(i -> i.name().equals("desk")).mapToLong(InboxStats::handled).findFirst().orElseThrow();
    }

    private static void requireAnswers(BusStats stats, int working) {
        long orders = published(stats, "order.request."), fills = published(stats, "order.fill.");
        if (orders == 0) throw new IllegalStateException("not a single order was sent, so nothing is known about orders");
        if (orders != fills + working) {
            throw new IllegalStateException(orders + " orders were sent, " + fills + " were answered and " + working + " are on their way");
        }
    }

    private static long published(BusStats stats, String prefix) {
        return stats.topics().stream().filter(t -> t.topic().name().startsWith(prefix)).mapToLong(BusStats.TopicStats::published).sum();
    }

    private static double alone(long ticks) {
        var market = new SimMarket(SimConfig.standard(SEED, RATE));
        var counter = new Counter();
        long start = System.nanoTime();
        for (long i = 0; i < ticks; i++) market.next(counter);
        double rate = ticks * 1e9 / (System.nanoTime() - start);
        if (counter.ticks != ticks) throw new IllegalStateException("the simulator made " + counter.ticks + " ticks instead of " + ticks);
        return rate;
    }

    private static final class Counter implements FeedSink {
        private long ticks;

        @Override
        public void book(Book book, long intended) {
            ticks++;
        }

        @Override
        public void trade(Trade trade, long intended) {
            ticks++;
        }

        @Override
        public void gap(Gap gap, long intended) {}
    }
}
