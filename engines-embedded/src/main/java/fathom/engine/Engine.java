package fathom.engine;

import fathom.bus.Envelope;
import fathom.setting.Settings;

/**
 * Computes from what arrives on the bus, and from nothing else: no wall clock, no random number without a named seed, so that the same
 * messages give the same results. All methods but the constructor run on the engine's own thread, one at a time, and none may work for long: what takes more
 * than {@link fathom.bus.InboxWork#BUDGET} is counted, shown, and belongs in a {@link Work}.
 */
public interface Engine {
    /** Before the first message. */
    default void open(EngineContext context) {}

    /** Reacts to one message. An exception counts as a failure of that message, not of the engine. */
    void onMessage(Envelope message, EngineOutput out);

    /**
     * No message waits any more, or many were handled in a row: the place for what need be done once for all of them. What is published here follows from the
     * last one.
     */
    default void onBatchEnd(EngineOutput out) {}

    /**
     * Answers a question about its state.
     *
     * @param question of a kind that it declared
     * @param settings the parameters of that kind, complete and in their ranges
     * @return the answer; of a kind that is a job, a {@link Work} that yields it later and looks at nothing that the engine may change
     * @throws IllegalArgumentException when the question makes no sense to it; the message goes back to the asker
     */
    Object answer(Question question, Settings settings);

    /** A short sentence on what it has so far, e.g. {@code 50 books, 10 consolidated}; for the screen. */
    String summary();

    /** What is still missing before it can answer, and for how long if that can be said; empty when nothing is. */
    default String warmingUp() {
        return "";
    }

    /** After the last message, once. */
    default void close() {}
}
