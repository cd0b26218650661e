package fathom.engine;

import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.TopicFamily.Stage;
import fathom.bus.TopicFamily;

/**
 * @param engine id of the one that answers
 * @param body  the answer; null when there is an error
 * @param error one sentence; null when there is a body
 */
public record Answer(String engine, Question question, Object body, String error) {
    public static final TopicFamily<Answer> TOPICS = TopicFamily.of("engine.answer", Stage.CONTROL, "Answers", MessageType.ANSWER, Answer.class, "answer");

    /** Where whoever asked receives the answers. */
    public static Topic to(String asker) {
        return TOPICS.topic(asker);
    }

    public boolean isError() {
        return error != null;
    }
}
