package fathom.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.HdrHistogram.Histogram;

/** Bare XADD and XREAD at a low rate, over a server of its own, beside something that runs in another process: what the machine makes of the least there is to do. */
final class BarePing implements AutoCloseable {
    private static final int RATE = 250, SECONDS = 2;
    private static final double MILLI = 1e6;

    private final BusServer server = new BusServer();
    private final FutureTask<List<Histogram>> pinging = new FutureTask<>(this::ping);
    private final long countFrom;
    private final Thread thread;
    private List<Histogram> delays = List.of();
    private volatile boolean ended;

    /** @param warmUpSeconds what comes before is not counted */
    BarePing(int warmUpSeconds) throws Exception {
        countFrom = System.nanoTime() + warmUpSeconds * 1_000_000_000L;
        thread = Thread.ofPlatform().daemon().name("bench bare ping").start(pinging);
    }

    private List<Histogram> ping() throws Exception {
        var counted = new ArrayList<Histogram>();
        try (var connector = server.connector(); var loop = new BareLoop(connector)) {
            while (!ended) {
                boolean counts = System.nanoTime() - countFrom >= 0;
                Histogram some = loop.delays(RATE, RATE * SECONDS);
                if (counts) counted.add(some);
            }
        }
        return counted;
    }

    /** To be called before anybody asks for results. @throws Exception when a ping failed, or none was counted */
    void end() throws Exception {
        ended = true;
        delays = pinging.get();
        if (delays.isEmpty()) throw new IllegalStateException("what was to be measured ended before the bare ping beside it was warm");
    }

    /** Milliseconds, median of all windows of two seconds. */
    double p50() {
        return at(50);
    }

    double p99() {
        return at(99);
    }

    private double at(double percentile) {
        return Benchmark.median(delays.stream().mapToDouble(d -> d.getValueAtPercentile(percentile) / MILLI).toArray());
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
        server.close();
    }
}
