package fathom.platform.console;

import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.Question;
import fathom.engine.Table;
import fathom.measure.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks engines on behalf of the console, and joins answers to questions. */
public final class Questions implements AutoCloseable {
    private static final int MOST_WAITING = 256;

    private final ExecutorService sender = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("console questions").factory());
    private final Map<Long, CompletableFuture<Answer>> open = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final String asker;
    private final Publisher publisher;
    private final Subscription answers;

    /** @param process of the console: no two on a bus may take each other's answers for theirs */
    public Questions(Bus bus, String process) {
        asker = "console." + process;
        publisher = bus.publisher(asker);
        answers = bus.subscribe("console answers", List.of(Interest.lossless(Answer.to(asker).name())), this::onAnswer);
    }

    /** Returns at once, whatever the bus does. Completes with {@link java.util.concurrent.TimeoutException} after two seconds without an answer. */
    public CompletableFuture<Answer> ask(EngineId engine, String kind, String subject, Map<String, String> set, Table input) {
        long number = numbers.incrementAndGet(), asked = Clock.SYSTEM.now();
        var answer = new CompletableFuture<Answer>().orTimeout(2, TimeUnit.SECONDS);
        open.put(number, answer);
        answer.whenComplete((a, e) -> open.remove(number));
        try {
            sender.execute(() -> send(answer, engine, new Question(kind, subject, set, input, asker), asked, number));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new IllegalStateException(MOST_WAITING + " questions wait to be sent already"));
        }
        return answer;
    }

    private void send(CompletableFuture<Answer> answer, EngineId engine, Question question, long asked, long number) {
        if (answer.isDone()) return;
        try {
            publisher.publish(Question.to(engine), Question.TOPICS.type(), Question.TOPICS.type().priority(), question, asked, number);
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private void onAnswer(Envelope e) {
        var waiting = open.get(e.correlation());
        if (waiting != null && e.payload() instanceof Answer answer) waiting.complete(answer);
    }

    @Override
    public void close() {
        sender.shutdownNow();
        answers.close();
    }
}
