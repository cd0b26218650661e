package fathom.app.bench;

import java.io.IOException;
import java.util.List;

/** 50,000 messages a second over the four embedded buses to eighteen subscribers, who each take all of them, while the console of the same process paints. */
final class FourBusesBench implements Benchmark {
    private static final int SECONDS = 4, WARM_UP_SECONDS = 8, PATIENCE_SECONDS = 90, RATE = 50_000;
    private static final double LIMIT_MILLIS = 5;

    @Override
    public String name() {
        return "four-buses";
    }

    @Override
    public List<Row> run(int repetitions) throws IOException, InterruptedException {
        Child child = Child.measure(PATIENCE_SECONDS + repetitions * SECONDS, "--bus", "embedded-redis", "--rate", "500", "--bus-load", "" + RATE, "--warm-up",
                "" + WARM_UP_SECONDS, "--windows", "" + repetitions, "--seconds", "" + SECONDS);
        double published = child.median("loadPerSecond"), delivered = child.median("loadDelivered");
        return List.of(new Row("four buses, 18 subscribers and a window: published", published, "messages/s", "50,000 messages/s", published / RATE),
                new Row("  delivered, all subscribers together", delivered, "messages/s", "published to each of 18", delivered / (18 * published)),
                new Row("  p50 from the planned time", child.median("loadP50"), "ms", "5 ms", child.median("loadP50") / LIMIT_MILLIS),
                new Row("  p99", child.median("loadP99"), "ms", "5 ms", child.median("loadP99") / LIMIT_MILLIS),
                new Row("  pulse interval p99 meanwhile", child.median("pulseP99"), "ms", "33 ms", child.median("pulseP99") / 33),
                new Row("  whole console, servers apart", child.median("cpu"), "% of one core", "all cores", child.median("cpu") / (100.0 * Runtime.getRuntime().availableProcessors())));
    }
}
