package fathom.engine;

import fathom.bus.Interest;
import fathom.bus.TopicPattern;
import java.util.List;

/**
 * What an engine takes, gives and can be asked; the same from one start to the next.
 *
 * @param consumes  without its questions
 * @param publishes without its answers
 * @param questions that it answers
 */
public record EngineContract(List<Interest> consumes, List<TopicPattern> publishes, List<QuestionKind> questions) {
    /** Of an engine that nobody here knows. */
    public static final EngineContract UNKNOWN = new EngineContract(List.of(), List.of(), List.of());

    public EngineContract {
        consumes = List.copyOf(consumes);
        publishes = List.copyOf(publishes);
        questions = List.copyOf(questions);
    }
}
