package fathom.engine;

import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.TopicFamily;
import fathom.bus.TopicFamily.Stage;
import java.util.Map;

/**
 * A question to an engine; it travels through the inbox like everything else.
 *
 * @param kind    name of a {@link QuestionKind} of that engine
 * @param subject e.g. an asset (BTC) or a portfolio; may be empty where the kind needs none
 * @param set     parameters by name, as on a command line; the others have their usual values
 * @param input   what whoever asks brings along; {@link Table#NONE} when the question is about what the engine has
 * @param replyTo who asks: the answer goes to {@link Answer#to}
 */
public record Question(String kind, String subject, Map<String, String> set, Table input, String replyTo) {
    /** A question is work: one copy of the engine answers it. */
    public static final TopicFamily<Question> TOPICS = TopicFamily.of("engine.question", Stage.CONTROL, "Questions", MessageType.QUESTION, Question.class, "question")
            .asWork();

    /** What the group begins with that shares the questions to an engine, where it has copies; the id of the engine follows. */
    public static final String GROUP = "engine.";

    /** @throws IllegalArgumentException when something is missing */
    public Question {
        if (kind == null || subject == null || set == null || input == null || replyTo == null) throw new IllegalArgumentException("a question without its kind, its subject or whom to answer");
        set = Map.copyOf(set);
    }

    /** About what the engine has, with every parameter as usual. */
    public Question(String kind, String subject, String replyTo) {
        this(kind, subject, Map.of(), Table.NONE, replyTo);
    }

    /** Where an engine receives its questions. */
    public static Topic to(EngineId engine) {
        return TOPICS.topic(engine.id());
    }

    /** @throws IllegalArgumentException when parameters were set, and nothing was brought along that they could be about */
    public void refuseParameters() {
        if (!set.isEmpty()) throw new IllegalArgumentException("the parameters of '" + kind + "' are for figures that are brought along");
    }

    /** What an engine throws at a question that is none of those it declared. */
    public IllegalArgumentException unknown() {
        return new IllegalArgumentException("no question '" + kind + "'");
    }
}
