package fathom.platform.console;

import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.Question;
import fathom.measure.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks engines on behalf of the console, and joins answers to questions. */
final class Questions implements AutoCloseable {
    private final Map<Long, CompletableFuture<Answer>> open = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final String asker;
    private final Publisher publisher;
    private final Subscription answers;

    /** @param process of the console: no two on a bus may take each other's answers for theirs */
    Questions(Bus bus, String process) {
        asker = "console." + process;
        publisher = bus.publisher(asker);
        answers = bus.subscribe("console answers", List.of(Interest.lossless(Answer.to(asker).name())), this::onAnswer);
    }

    /** Completes with {@link java.util.concurrent.TimeoutException} after two seconds without an answer. */
    CompletableFuture<Answer> ask(EngineId engine, String kind, String subject) {
        long number = numbers.incrementAndGet();
        var answer = new CompletableFuture<Answer>().orTimeout(2, TimeUnit.SECONDS);
        open.put(number, answer);
        answer.whenComplete((a, e) -> open.remove(number));
        publisher.publish(Question.to(engine), Question.TOPICS.type(), Question.TOPICS.type().priority(), new Question(kind, subject, asker),
                Clock.SYSTEM.now(), number);
        return answer;
    }

    private void onAnswer(Envelope e) {
        var waiting = open.get(e.correlation());
        if (waiting != null && e.payload() instanceof Answer answer) waiting.complete(answer);
    }

    @Override
    public void close() {
        answers.close();
    }
}
