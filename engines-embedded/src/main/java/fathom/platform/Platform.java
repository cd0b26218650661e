package fathom.platform;

import fathom.bus.Envelope;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.scenario.ScenarioProfile;
import fathom.state.PlatformState;
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

    /**
     * Listens in on the topics that match, until it is closed. For eyes: it costs the bus little however much flows.
     *
     * @param pattern as of {@link fathom.bus.TopicPattern}, e.g. {@code market_data.*.BTC*}
     * @throws IllegalStateException when the platform is closed
     */
    Tail tail(String pattern);

    /** Ends the server of one bus at once, as if it had crashed. @throws IllegalStateException when its server was not started by this platform */
    void killBus(String name);

    /** Starts the server of a bus that was killed. @throws IllegalStateException as of {@link #killBus} */
    void reviveBus(String name);

    @Override
    void close();

    /** The last few messages of some topics. Every method is safe from any thread and returns at once. */
    interface Tail extends AutoCloseable {
        /** Of its inbox among those of the bus. What that one drops is nobody's loss. */
        String INBOX = "tail";

        /** Latest first, at most a few hundred. */
        List<Envelope> latest();

        /** Messages that matched since it was opened. */
        long seen();

        /** How many of them went by without ever being among the latest, because more came than eyes can use. */
        long skipped();

        @Override
        void close();
    }
}
