package fathom.app.bench;

import fathom.platform.Command.PauseFeed;
import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import java.nio.file.Path;
import java.util.List;

/** What the whole platform costs while its feed is paused: processor time of the process, as a share of one core. */
final class PlatformIdleBench implements Benchmark {
    private static final long SETTLE_MILLIS = 10_000;
    private static final long WINDOW_MILLIS = 2_000;
    private static final double RATE = 500;

    @Override
    public String name() {
        return "platform-idle";
    }

    @Override
    public List<Row> run(int repetitions) throws InterruptedException {
        double[] shares = new double[repetitions];
        try (var platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 1, RATE, Path.of("")))) {
            platform.perform(new PauseFeed()).outcome().toCompletableFuture().join();
            Thread.sleep(SETTLE_MILLIS); // until the compiler and the collector have done with the start
            for (int i = 0; i < repetitions; i++) {
                var cpu = new Cpu();
                Thread.sleep(WINDOW_MILLIS);
                shares[i] = cpu.percent();
            }
        }
        double percent = Benchmark.median(shares);
        return List.of(new Row("idle platform, feed paused, no window", percent, "% of one core", "one core", percent / 100));
    }
}
