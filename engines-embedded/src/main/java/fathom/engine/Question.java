package fathom.engine;

import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.TopicFamily.Stage;
import fathom.bus.TopicFamily;

/**
 * A question to an engine; it travels through the inbox like everything else.
 *
 * @param kind    one of {@link Engine#questions}
 * @param subject e.g. an asset (BTC) or a portfolio; may be empty where the kind needs none
 * @param replyTo who asks: the answer goes to {@link Answer#to}
 */
public record Question(String kind, String subject, String replyTo) {
    /** A question is work: one copy of the engine answers it. */
    public static final TopicFamily<Question> TOPICS = TopicFamily.of("engine.question", Stage.CONTROL, "Questions", MessageType.QUESTION, Question.class, "question")
            .asWork();

    /** Where an engine receives its questions. */
    public static Topic to(EngineId engine) {
        return TOPICS.topic(engine.id());
    }
}
