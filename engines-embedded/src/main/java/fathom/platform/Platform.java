package fathom.platform;

import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.scenario.ScenarioProfile;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A running platform as a console sees it. Every method is safe from any thread and returns at once. */
public interface Platform extends AutoCloseable {
    /** The conflated state of everything. Built on call, off the tick path; meant for ten calls a second, off the JavaFX thread. */
    PlatformState state();

    List<ScenarioProfile> scenarios();

    /** @param id of a scenario, or the file of a profile; @return the run's id; @throws IllegalStateException when a run is going on already; @throws IllegalArgumentException for an unknown id */
    String startScenario(String id, long seed);

    /** Ends the current run with the verdict ABORTED; does nothing when there is none. */
    void abortScenario();

    void pauseFeed();

    void resumeFeed();

    void feedSpeed(double factor);

    void seekFeed(double fraction);

    /** Stops a running engine, or starts a stopped or failed one. */
    void stopEngine(EngineId id);

    void startEngine(EngineId id);

    /** Asks through the bus; completes exceptionally after two seconds without an answer. */
    CompletableFuture<Answer> ask(EngineId engine, String kind, String subject);

    @Override
    void close();
}
