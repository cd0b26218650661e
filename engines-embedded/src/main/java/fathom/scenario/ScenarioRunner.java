package fathom.scenario;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Starts scenarios, one at a time. */
public final class ScenarioRunner {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ReportKeeper keeper;
    private final LongConsumer park;
    private Run current;
    private long lastStart;

    public ScenarioRunner(ReportKeeper keeper) {
        this(keeper, LockSupport::parkNanos);
    }

    ScenarioRunner(ReportKeeper keeper, LongConsumer park) {
        this.keeper = keeper;
        this.park = park;
    }

    /**
     * @param seed of whatever is random in it
     * @throws IllegalStateException one sentence, when a run is going on, the scenario cannot run here now, or its report could not be kept
     */
    public ScenarioRun start(ScenarioProfile profile, long seed, ScenarioContext context) {
        return start(profile, seed, false, context);
    }

    /** @param shortened whether to run it in less than 20 s, however long it is meant to be */
    public synchronized ScenarioRun start(ScenarioProfile wanted, long seed, boolean shortened, ScenarioContext context) {
        ScenarioProfile profile = shortened ? wanted.inShort() : wanted;
        if (current != null && !current.report().isDone()) throw new IllegalStateException("run " + current.runId() + " is going on");
        profile.kind().refusal(context.feed()).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        lastStart = Math.max(context.clock().now(), lastStart + 1_000_000);
        String stamp = STAMP.format(Instant.ofEpochSecond(0, lastStart));
        ReportKeeper.Place place = keeper.reserve(stamp + "-" + profile.id());
        try {
            current = new Run(new RunInfo(place.runId(), profile, seed, lastStart, shortened), context, park, place);
            current.start();
            return current;
        } catch (RuntimeException | Error e) {
            current = null;
            place.release();
            throw e;
        }
    }
}
