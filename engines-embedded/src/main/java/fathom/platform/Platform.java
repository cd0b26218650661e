package fathom.platform;

import fathom.bus.Envelope;
import fathom.bus.TopicFamilies;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.Table;
import fathom.scenario.ScenarioProfile;
import fathom.state.PlatformState;
import fathom.watch.Buses;
import fathom.watch.ScreenState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A running platform as a console sees it. Every method but {@link #close} is safe from any thread and returns at once. */
public interface Platform extends AutoCloseable {
    /** The conflated state of everything. Built on call, off the tick path; meant for ten calls a second, off the JavaFX thread. */
    PlatformState state();

    /** What may be on its buses. */
    TopicFamilies topics();

    List<ScenarioProfile> scenarios();

    /** Orders something; what the platform cannot or will not do ends with a sentence why. */
    Execution perform(Command command);

    /** A console says how it does itself, so that it is judged with the rest. */
    default void screen(ScreenState now) {}

    /**
     * Asks through the bus; completes exceptionally after two seconds without an answer. The first answer to a question that is a job names the job; what becomes
     * of it stands in {@link fathom.engine.JobsState}.
     *
     * @param set   parameters by name; the others have their usual values
     * @param input what is brought along; {@link Table#NONE} to ask about what the engine has
     */
    CompletableFuture<Answer> ask(EngineId engine, String kind, String subject, Map<String, String> set, Table input);

    /** With all parameters as usual. */
    default CompletableFuture<Answer> ask(EngineId engine, String kind, String subject) {
        return ask(engine, kind, subject, Map.of(), Table.NONE);
    }

    /**
     * Listens in on the topics that match, until it is closed. For eyes: it costs the bus little however much flows.
     *
     * @param pattern as of {@link fathom.bus.TopicPattern}, e.g. {@code market_data.*.BTC*}
     * @throws IllegalArgumentException when it is no pattern
     */
    Tail tail(String pattern);

    @Override
    void close();

    /** The last few messages of some topics. Every method is safe from any thread and returns at once. */
    interface Tail extends AutoCloseable {
        /** Of its inbox among those of the bus. What that one drops is nobody's loss. */
        String INBOX = Buses.TAIL;

        /** One sentence why it does not listen; empty while it does, or is about to. */
        String refusal();

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
