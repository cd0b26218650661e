package fathom.scenario;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/** Starts scenarios, one at a time. */
public final class ScenarioRunner {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final UnaryOperator<RunReport> keeper;
    private final LongConsumer park;
    private Run current;
    private long lastStart;

    /** @param keeper gets each report when its run ends and may put it away, e.g. {@code report -> Reports.save(report, dir)} */
    public ScenarioRunner(UnaryOperator<RunReport> keeper) {
        this(keeper, LockSupport::parkNanos);
    }

    ScenarioRunner(UnaryOperator<RunReport> keeper, LongConsumer park) {
        this.keeper = keeper;
        this.park = park;
    }

    /**
     * @param seed of the market in a crash; a load has nothing random in it
     * @throws IllegalStateException when a run is going on
     */
    public synchronized ScenarioRun start(ScenarioProfile profile, long seed, ScenarioContext context) {
        if (current != null && !current.report().isDone()) throw new IllegalStateException("run " + current.runId() + " is going on");
        lastStart = Math.max(context.clock().now() / 1_000_000, lastStart + 1);
        current = new Run(STAMP.format(Instant.ofEpochMilli(lastStart)) + "-" + profile.id(), profile, seed, context, park, keeper);
        current.start();
        return current;
    }
}
