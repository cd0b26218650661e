package fathom.engine;

import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.InboxStats;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.bus.Topic;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** One engine from start to stop: brings it its messages and questions, publishes what it says. An {@link Error} ends the run. */
final class EngineRun implements AutoCloseable {
    private static final long SUMMARY_INTERVAL = 500_000_000L;

    private final Engine engine;
    private final BiConsumer<EngineRun, Error> onError;
    private final Publisher publisher;
    private final Topic questions;
    private final EngineContract contract;
    private final Copies copies;
    private final long since;
    private final AtomicLong published = new AtomicLong();
    private Envelope inHand;
    private long summaryDue;
    private volatile String summary;
    private volatile Subscription subscription;
    private volatile boolean over;

    /**
     * @param since   when it was started, epoch nanoseconds
     * @param onError called on the engine's thread, before the run closes itself
     */
    EngineRun(Engine engine, Bus bus, Copies copies, long since, BiConsumer<EngineRun, Error> onError) {
        this.engine = engine;
        this.copies = copies;
        this.since = since;
        this.onError = onError;
        publisher = bus.publisher(engine.id().id());
        questions = Question.to(engine.id());
        contract = EngineContract.of(engine);
        summary = engine.summary();
    }

    /** Where other processes are on the bus, a question goes to one copy of the engine; where not, there is but one, and its inbox is the shortest way. */
    void open(Bus bus) {
        String name = engine.id().id();
        if (bus.isShared()) {
            subscription = new SharedInbox(bus, name, contract.consumes(), questions, this::onMessage);
        } else {
            var interests = new ArrayList<Interest>();
            interests.add(Interest.lossless(questions.name())); // first, so that no wide pattern of the engine conflates its questions
            interests.addAll(contract.consumes());
            subscription = bus.subscribe(name, interests, this::onMessage);
        }
        if (over) subscription.close();
    }

    /** What the engine had so far: refreshed by its own thread, at most twice a second and after each answer. */
    String summary() {
        return summary;
    }

    EngineContract contract() {
        return contract;
    }

    long published() {
        return published.get();
    }

    /** Null while it is not open. */
    InboxStats inbox() {
        Subscription s = subscription;
        return s == null ? null : s.stats();
    }

    /** Does not wait when called by the engine's own thread. */
    @Override
    public void close() {
        over = true;
        Subscription s = subscription;
        if (s != null) s.close();
    }

    private void onMessage(Envelope message) {
        inHand = message;
        try {
            boolean asked = message.topic() == questions;
            if (asked) answer(message);
            else engine.onMessage(message, this::publish);
            if (asked || message.sent() >= summaryDue) refreshSummary(message.sent());
        } catch (Error e) {
            onError.accept(this, e);
            close();
            throw e;
        } finally {
            inHand = null;
        }
    }

    /** The time a message was sent serves as clock: exact enough here, and free. */
    private void refreshSummary(long now) {
        summary = engine.summary();
        summaryDue = now + SUMMARY_INTERVAL;
    }

    private void answer(Envelope message) {
        if (!(message.payload() instanceof Question q)) throw new IllegalArgumentException("not a question: " + message.payload());
        try {
            Object body = engine.answer(q);
            send(message, body == null ? error(q, "has no answer to '" + q.kind() + "'") : new Answer(engine.id(), q, body, null));
        } catch (IllegalArgumentException e) {
            send(message, error(q, inWords(e)));
        } catch (RuntimeException | Error e) {
            send(message, error(q, "failed on '" + q.kind() + "': " + inWords(e)));
            throw e;
        }
    }

    private Answer error(Question q, String why) {
        return new Answer(engine.id(), q, null, why);
    }

    private void send(Envelope question, Answer answer) {
        Topic topic = Answer.to(answer.question().replyTo());
        publisher.publish(topic, MessageType.ANSWER, question.priority(), answer, question.intended(), question.correlation());
        count();
    }

    private void publish(Topic topic, MessageType type, Object payload) {
        Envelope cause = Objects.requireNonNull(inHand, "an engine publishes only while it handles a message");
        if (!copies.isOurs(topic, since, cause.intended())) return;
        publisher.publish(topic, type, payload, cause.intended());
        count();
    }

    /** Only the engine's thread counts. */
    private void count() {
        published.setRelease(published.getPlain() + 1);
    }

    /** The message of a throwable, or its name where it has none. */
    static String inWords(Throwable t) {
        return t.getMessage() == null || t.getMessage().isBlank() ? t.getClass().getSimpleName() : t.getMessage();
    }
}
