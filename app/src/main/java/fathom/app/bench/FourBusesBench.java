package fathom.app.bench;

import fathom.platform.Catalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * 50,000 messages a second over the four embedded buses to eighteen subscribers, while the console of the same process paints: first to subscribers who take the
 * types of one bus each, as engines do (4.5 for each message), then, harder than any platform, to subscribers who each take everything. The yardstick meets the same
 * machine at the same time: a bare ping to a fifth server, from another process.
 */
final class FourBusesBench implements Benchmark {
    private static final int SECONDS = 4, WARM_UP_SECONDS = 60, PATIENCE_SECONDS = 150, RATE = 50_000, SUBSCRIBERS = Catalogue.STANDARD.engines().size(), BUSES = 4;
    private static final double LIMIT_MILLIS = 5;

    @Override
    public String name() {
        return "four-buses";
    }

    @Override
    public List<Row> run(int repetitions) throws Exception {
        var rows = new ArrayList<Row>();
        rows.addAll(rows("four buses, 18 subscribers and a window: published", (double) SUBSCRIBERS / BUSES, repetitions));
        rows.addAll(rows("the same, each subscriber taking everything", SUBSCRIBERS, repetitions, "--to-all"));
        return rows;
    }

    private static Child measure(int repetitions, String... more) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("--bus", "embedded-redis", "--rate", "500", "--bus-load", "" + RATE, "--warm-up", "" + WARM_UP_SECONDS,
                "--windows", "" + repetitions, "--seconds", "" + SECONDS));
        arguments.addAll(List.of(more));
        return Child.measure(PATIENCE_SECONDS + repetitions * SECONDS, arguments.toArray(String[]::new));
    }

    private static List<Row> rows(String name, double receivers, int repetitions, String... more) throws Exception {
        try (var ping = new BarePing(WARM_UP_SECONDS)) {
            Child child = measure(repetitions, more);
            ping.end();
            return rows(name, receivers, child, ping);
        }
    }

    private static List<Row> rows(String name, double receivers, Child child, BarePing ping) {
        double published = child.median("loadPerSecond"), cores = Runtime.getRuntime().availableProcessors();
        return List.of(new Row(name, published, "messages/s", "50,000 messages/s", published / RATE),
                new Row("  delivered, all subscribers together", child.median("loadDelivered"), "messages/s", "published to %.1f each".formatted(receivers),
                        child.median("loadDelivered") / (receivers * published)),
                new Row("  p50 from the planned time", child.median("loadP50"), "ms", "5 ms", child.median("loadP50") / LIMIT_MILLIS),
                new Row("  p99", child.median("loadP99"), "ms", "5 ms", child.median("loadP99") / LIMIT_MILLIS),
                new Row("  p50, to a bare ping", child.median("loadP50"), "ms", "bare XADD and XREAD beside it", child.median("loadP50") / ping.p50()),
                new Row("  p99, to a bare ping", child.median("loadP99"), "ms", "bare XADD and XREAD beside it", child.median("loadP99") / ping.p99()),
                new Row("  frames shown meanwhile", child.median("frameRate"), "/s", "10/s, the console's cadence", child.median("frameRate") / 10),
                new Row("  whole console, servers apart", child.median("cpu"), "% of one core", "all cores", child.median("cpu") / (100 * cores)));
    }
}
