package fathom.engine;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import java.util.List;

/** Adds up the integers it receives and publishes each sum; for tests. Payloads that are no integers make it fail in the way they name. */
class SummingEngine implements Engine {
    static final Topic IN = Topic.of("test.number");
    static final Topic OUT = Topic.of("test.sum");

    private int sum;

    @Override
    public EngineId id() {
        return EngineId.FACTOR;
    }

    @Override
    public List<Interest> interests() {
        return List.of(Interest.latest("engine.question.*"), Interest.lossless(IN.name()));
    }

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
    public Object answer(Question question) {
        return switch (question.kind()) {
            case "sum" -> sum;
            case "nothing" -> null;
            case "broken" -> throw new IllegalStateException("out of order");
            default -> throw new IllegalArgumentException("no question of kind '" + question.kind() + "'");
        };
    }

    @Override
    public List<String> questions() {
        return List.of("sum");
    }

    @Override
    public String summary() {
        return "sum " + sum;
    }
}
