package fathom.engine;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.TopicFamily;
import java.util.List;

/**
 * Computes from what arrives on the bus, and from nothing else: no wall clock, no random number without a named seed, so that the same
 * messages give the same results. All methods but the constructor run on the engine's own thread, one at a time.
 */
public interface Engine {
    EngineId id();

    /** What it consumes; questions are added by the runner. */
    List<Interest> interests();

    /** The topics on which it says what it found. */
    default List<TopicFamily<?>> publishes() {
        return List.of();
    }

    /** Reacts to one message. An exception counts as a failure of that message, not of the engine. */
    void onMessage(Envelope message, EngineOutput out);

    /**
     * Answers a question about its state.
     *
     * @throws IllegalArgumentException when the question makes no sense to it; the message goes back to the asker
     */
    Object answer(Question question);

    /** The kinds of question it can answer; the first one is what a load generator asks. */
    List<String> questions();

    /** A short sentence on what it has so far, e.g. {@code 50 books, 10 consolidated}; for the screen. */
    String summary();
}
