package fathom.app.bench;

import java.nio.file.Path;
import java.util.List;

/** Every benchmark, in the order of the table. */
public final class Benches {
    private Benches() {}

    /** @param recording for the replay benchmark; null for one that the simulator writes */
    public static List<Benchmark> all(Path recording) {
        return List.of(new BusFanOutBench(), new BusIdleBench());
    }
}
