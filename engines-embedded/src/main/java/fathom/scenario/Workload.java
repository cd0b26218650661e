package fathom.scenario;

import fathom.measure.Figures;
import fathom.measure.Provenance;
import java.time.Duration;
import java.util.List;

/**
 * The work of one run, whatever it is: asking, publishing, downloading, computing, trading. Its generator's part is {@link #works}; what comes back is noted
 * in the {@link #log}, on any thread. All other methods are called on the run's thread.
 */
public interface Workload extends AutoCloseable {
    WorkLog log();

    /** How much should have been sent by then. @param elapsed nanoseconds since the start of the first phase */
    long due(long elapsed);

    /** How much the whole run should send, and of it in measured phases. */
    Demand demand();

    /** What the generator's thread does when it is due; none where the work has threads of its own. */
    default List<TimedWork> works() {
        return List.of();
    }

    /** What observes the run besides its own log. */
    default List<Watch> watches() {
        return List.of();
    }

    /** Figures of its own for the screen while it goes on, two at most. */
    default List<Fact> live() {
        return List.of();
    }

    /** Called once, when the generator starts. */
    default void begin() {}

    /** Whether there is nothing (more) to do: the run ends before its time then. */
    default boolean isFinished() {
        return false;
    }

    /** How long to wait after the last phase for what is still on its way. */
    default Duration drain() {
        return Duration.ZERO;
    }

    /** Of the market data that its results rest on. */
    Provenance market();

    /** Ends the load for good; what is on its way may still come back. */
    default void stop() {}

    /** Leaves nothing behind. */
    @Override
    default void close() {}

    /** @param total of all phases; @param measured of those that are judged; @param seconds that are judged */
    record Demand(long total, long measured, double seconds) {}
}
