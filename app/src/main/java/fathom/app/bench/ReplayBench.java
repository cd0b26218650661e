package fathom.app.bench;

import fathom.bus.BusStats;
import fathom.bus.local.LocalBus;
import fathom.desk.Desk;
import fathom.desk.DeskConfig;
import fathom.engine.EngineRegistry;
import fathom.engine.features.FeaturesEngine;
import fathom.engine.marketdata.MarketDataEngine;
import fathom.engine.vpin.VpinEngine;
import fathom.market.FeedStatus;
import fathom.market.replay.ReplayFeed;
import fathom.market.replay.ReplaySummary;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import fathom.platform.host.BusSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A recording as fast as possible through everything: read, decode, books, bus, market data, features and VPIN engines, portfolios marked, until
 * the last message was handled; beside a bare Jackson parse of the same file.
 */
final class ReplayBench implements Benchmark {
    private static final long SEED = 20260731;
    private static final double SECONDS = 350;
    private static final int WARM_UPS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path recording;

    /** @param recording null for one that the simulator writes */
    ReplayBench(Path recording) {
        this.recording = recording;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public List<Row> run(int repetitions) throws IOException, InterruptedException {
        if (recording != null) return measure(recording, repetitions);
        Path written = Files.createTempFile("fathom-bench", ".gz");
        try {
            RecordingWriter.write(written, SEED, SECONDS);
            return measure(written, repetitions);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private List<Row> measure(Path file, int repetitions) throws IOException, InterruptedException {
        double[] times = new double[repetitions], ratios = new double[repetitions];
        for (int i = -WARM_UPS; i < repetitions; i++) {
            long start = System.nanoTime();
            long lines = ParseYardstick.lines(file);
            double bare = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            ReplaySummary summary = replay(file);
            double whole = (System.nanoTime() - start) / 1e6;
            if (summary.frames() + summary.malformed() != lines) {
                throw new IllegalStateException("the replay read " + summary.frames() + " frames where the bare parser found " + lines);
            }
            if (i < 0) continue;
            times[i] = whole;
            ratios[i] = whole / bare;
        }
        String what = "replay of %s, parse to portfolio mark".formatted(recording == null ? "a simulated recording" : recording.getFileName());
        return List.of(new Row(what, Benchmark.median(times), "ms", "bare Jackson streaming parse of the same file", Benchmark.median(ratios)));
    }

    /** @throws IllegalStateException when the recording did not come to its end, or anything of it was lost on the way */
    static ReplaySummary replay(Path file) throws InterruptedException {
        try (var bus = new LocalBus("Bench");
             var engines = new EngineRegistry(bus, List.of(MarketDataEngine.DEFINITION, FeaturesEngine.DEFINITION, VpinEngine.DEFINITION));
             var desk = new Desk(bus, DeskConfig.standard(), Provenance.REPLAYED);
             var feed = new ReplayFeed(file, Double.POSITIVE_INFINITY, Clock.SYSTEM)) {
            engines.startAll();
            feed.start(new BusSink(bus));
            if (!feed.join(PATIENCE)) throw new IllegalStateException("the replay took longer than " + PATIENCE.toSeconds() + " s");
            BusStats quiet = Quiet.await(bus, PATIENCE.toSeconds());
            FeedStatus status = feed.status();
            if (status.state() != FeedStatus.State.ENDED) throw new IllegalStateException("the replay ended as " + status.state() + ": " + status.error());
            Lost.none(quiet);
            if (desk.tickToMark().isEmpty()) throw new IllegalStateException("no tick was marked");
            return feed.summary();
        }
    }
}
