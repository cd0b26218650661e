package fathom.engine;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.setting.Settings;

/** Adds up the integers it receives and publishes each sum; for tests. Payloads that are no integers make it fail in the way they name. */
class SummingEngine implements Engine {
    static final Topic IN = Topic.of("test.number");
    static final Topic OUT = Topic.of("test.sum");

    static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.FACTOR, SummingEngine::new)
            .consuming(Interest.latest("engine.question.*"), Interest.lossless(IN.name()))
            .asked(QuestionKind.of("sum", QuestionKind.Subject.NONE, "the sum so far"), QuestionKind.of("nothing", QuestionKind.Subject.NONE, "nothing at all"),
                    QuestionKind.of("broken", QuestionKind.Subject.NONE, "what makes it fail"));

    private int sum;

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        switch (message.payload()) {
            case Integer i -> out.publish(OUT, MessageType.FACTOR_CALCULATION, sum += i);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(message.payload());
        }
    }

    @Override
    public Object answer(Question question, Settings settings) {
        return switch (question.kind()) {
            case "sum" -> sum;
            case "nothing" -> null;
            case "broken" -> throw new IllegalStateException("out of order");
            default -> throw question.unknown();
        };
    }

    @Override
    public String summary() {
        return "sum " + sum;
    }
}
