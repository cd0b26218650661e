package fathom.app.bench;

import java.nio.file.Path;
import java.util.List;

/** All that {@code fathom bench} can measure, in the order of its table. */
public final class Benches {
    private Benches() {}

    /** @param recording what the replay is measured with; null for one that the simulator writes */
    public static List<Benchmark> all(Path recording) {
        return List.of(new BusFanOutBench(), new BusIdleBench(), new PlatformIdleBench(), new ReplayBench(recording), new MarketBench(), new TicksBench(), new ScreenBench(),
                new StartBench(), new GentleBench());
    }

    /** Those of the buses that leave this process. */
    public static List<Benchmark> buses() {
        return List.of(new RedisThroughputBench(), new RedisLatencyBench(), new FourBusesBench(), new CodecBench(), new WorkersBench(), new SeedsClaims());
    }
}
