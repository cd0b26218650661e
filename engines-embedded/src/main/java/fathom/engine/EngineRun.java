package fathom.engine;

import fathom.bus.BatchHandler;
import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.InboxStats;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.bus.Topic;
import fathom.model.EventTimed;
import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** One engine from start to stop: brings it its messages, questions and timers, publishes what it says. An {@link Error} ends the run. */
final class EngineRun implements BatchHandler, EngineContext, AutoCloseable {
    private static final long SUMMARY_INTERVAL = 500_000_000L;

    private final EngineDefinition definition;
    private final Engine engine;
    private final BiConsumer<EngineRun, Error> onError;
    private final Publisher publisher;
    private final Topic questions;
    private final Copies copies;
    private final Jobs jobs;
    private final long since;
    private final Timers timers = new Timers();
    private final Errors errors = new Errors();
    private final EngineOutput out = this::publish;
    private final AtomicLong published = new AtomicLong();
    private final AtomicBoolean atWork = new AtomicBoolean();
    private final AtomicBoolean engineClosed = new AtomicBoolean();
    /** The message in hand, or the last one. */
    private Envelope cause;
    private long summaryDue;
    private volatile EngineNotes notes;
    private volatile Subscription subscription;
    private volatile boolean over;

    /**
     * @param since   when it was started, epoch nanoseconds
     * @param onError called on the engine's thread, before the run closes itself
     */
    EngineRun(EngineDefinition definition, Engine engine, Bus bus, Copies copies, Jobs jobs, long since, BiConsumer<EngineRun, Error> onError) {
        this.definition = definition;
        this.engine = engine;
        this.copies = copies;
        this.jobs = jobs;
        this.since = since;
        this.onError = onError;
        publisher = bus.publisher(definition.id().id());
        questions = Question.to(definition.id());
        notes = said();
    }

    /** Where other processes are on the bus, a question goes to one copy of the engine; where not, there is but one, and its inbox is the shortest way. */
    void open(Bus bus) {
        engine.open(this);
        String name = definition.id().id();
        if (bus.isShared()) {
            subscription = new SharedInbox(bus, name, definition.consumes(), questions, this);
        } else {
            var interests = new ArrayList<Interest>();
            interests.add(Interest.lossless(questions.name())); // first, so that no wide pattern of the engine conflates its questions
            interests.addAll(definition.consumes());
            subscription = bus.subscribe(name, interests, this);
        }
        if (over) subscription.close();
    }

    /** What the engine says of itself: refreshed by its own thread, at most twice a second and after each answer. */
    EngineNotes notes() {
        return new EngineNotes(notes.summary(), notes.warmingUp(), errors.all());
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
        jobs.cancelAll(definition.id());
        Subscription s = subscription;
        if (s != null) s.close();
        if (!atWork.get()) closeEngine();
    }

    /** By whoever comes last: the one that stopped it, or its thread where that is still at work. */
    private void closeEngine() {
        if (engineClosed.compareAndSet(false, true)) engine.close();
    }

    @Override
    public void onMessage(Envelope message) {
        atWork.setRelease(true);
        cause = message;
        try {
            handle(message);
        } catch (RuntimeException | Error e) {
            failed(e);
            throw e;
        } finally {
            rest();
        }
    }

    @Override
    public void onBatchEnd() {
        atWork.setRelease(true);
        try {
            engine.onBatchEnd(out);
        } catch (RuntimeException | Error e) {
            failed(e);
            throw e;
        } finally {
            rest();
        }
    }

    private void failed(Throwable t) {
        errors.count(t.getClass().getSimpleName() + ": " + inWords(t), cause.sent());
        if (!(t instanceof Error e)) return;
        onError.accept(this, e);
        close();
    }

    private void rest() {
        atWork.setRelease(false);
        if (over) closeEngine();
    }

    private void handle(Envelope message) {
        boolean asked = message.topic() == questions;
        if (asked) {
            answer(message);
        } else {
            if (!timers.areNone() && message.payload() instanceof EventTimed timed) timers.advance(timed.eventTime(), out);
            engine.onMessage(message, out);
        }
        if (asked || message.sent() >= summaryDue) refreshNotes(message.sent());
    }

    /** The time a message was sent serves as clock: exact enough here, and free. */
    private void refreshNotes(long now) {
        notes = said();
        summaryDue = now + SUMMARY_INTERVAL;
    }

    private EngineNotes said() {
        return new EngineNotes(engine.summary(), engine.warmingUp(), List.of());
    }

    private void answer(Envelope message) {
        if (!(message.payload() instanceof Question q)) throw new IllegalArgumentException("not a question: " + message.payload());
        try {
            QuestionKind kind = definition.question(q.kind()).orElseThrow(() -> new IllegalArgumentException("no question '" + q.kind() + "'; there are "
                    + String.join(", ", definition.questions().stream().map(QuestionKind::name).toList())));
            if (!q.input().isEmpty() && kind.input().isEmpty()) throw new IllegalArgumentException("the question '" + kind.name() + "' takes no input of one's own");
            Settings settings = kind.settings(q.set());
            Object body = engine.answer(q, settings);
            if (body instanceof Work work) body = submit(q.subject().isEmpty() ? q.kind() : q.kind() + " " + q.subject(), work);
            send(message, body == null ? error(q, "has no answer to '" + q.kind() + "'") : new Answer(definition.id().id(), q, body, null));
        } catch (IllegalArgumentException e) {
            send(message, error(q, inWords(e)));
        } catch (RuntimeException | Error e) {
            send(message, error(q, "failed on '" + q.kind() + "': " + inWords(e)));
            throw e;
        }
    }

    private Answer error(Question q, String why) {
        return new Answer(definition.id().id(), q, null, why);
    }

    private void send(Envelope question, Answer answer) {
        Topic topic = Answer.to(answer.question().replyTo());
        publisher.publish(topic, MessageType.ANSWER, question.priority(), answer, question.intended(), question.correlation());
        count();
    }

    private void publish(Topic topic, MessageType type, Object payload) {
        Envelope from = Objects.requireNonNull(atWork.getPlain() ? cause : null, "an engine publishes only while it handles a message");
        if (!copies.isOurs(topic, since, from.intended())) return;
        publisher.publish(topic, type, payload, from.intended());
        count();
    }

    @Override
    public Timers timers() {
        return timers;
    }

    @Override
    public JobReport submit(String name, Work work) {
        return jobs.submit(definition.id(), name, work, cause == null ? since : cause.intended());
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
