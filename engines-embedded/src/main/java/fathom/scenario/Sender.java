package fathom.scenario;

import fathom.bus.Bus;
import fathom.bus.MessageType;
import fathom.bus.Publisher;
import fathom.bus.Topic;
import fathom.bus.Topics;
import fathom.engine.EngineId;
import fathom.engine.Question;
import fathom.measure.Clock;
import fathom.scenario.ScenarioContext.Target;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Publishes each question when it is due, to the engines in turn. It never waits for an answer and never leaves a question out. Where it is late it
 * tells its own lateness from that of a bus that had no room: only the first spoils a run.
 */
final class Sender implements OpenLoop.Work {
    static final String ASKER = "scenario";

    /** A publication that took longer found no room. */
    private static final long NO_ROOM = 50_000;

    private record Ask(EngineId engine, Topic topic, List<Question> questions) {}

    private final Clock clock;
    private final Ledger ledger;
    private final Publisher publisher;
    private final List<Ask> asks;
    private final AtomicLongArray perEngine;
    private final long tolerance;
    private final LongAdder sent = new LongAdder();
    private final LongAdder measured = new LongAdder();
    private final LongAdder behind = new LongAdder();
    private volatile boolean stopped;
    private int next;
    private long held;

    /** @param tolerance nanoseconds that it may be late before that counts as behind */
    Sender(Clock clock, Bus bus, Ledger ledger, List<Target> targets, long tolerance) {
        this.clock = clock;
        this.ledger = ledger;
        this.publisher = bus.publisher(ASKER);
        this.asks = targets.stream().map(Sender::ask).toList();
        this.perEngine = new AtomicLongArray(targets.size());
        this.tolerance = tolerance;
    }

    private static Ask ask(Target t) {
        var subjects = t.subjects().isEmpty() ? List.of("") : t.subjects();
        return new Ask(t.engine(), Topics.question(t.engine().id()), subjects.stream().map(s -> new Question(t.kind(), s, ASKER)).toList());
    }

    @Override
    public long catchUp(long now) {
        while (!stopped && next < ledger.schedule().total() && !asks.isEmpty()) {
            long due = ledger.due(next);
            if (due > now) return due;
            send(next++, due);
        }
        return OpenLoop.NEVER;
    }

    private void send(int request, long due) {
        long begin = clock.now();
        long late = begin - due;
        if (late <= tolerance) held = 0;
        if (ledger.schedule().isMeasured(request)) {
            measured.increment();
            if (late - held > tolerance) behind.increment();
        }
        var ask = Ledger.turn(asks, request);
        ledger.sent(request, begin);
        sent.increment();
        perEngine.incrementAndGet(request % asks.size());
        publisher.publish(ask.topic, MessageType.QUESTION, MessageType.QUESTION.priority(), Ledger.turn(ask.questions, request / asks.size()), due,
                ledger.correlation(request));
        long took = clock.now() - begin;
        if (took > NO_ROOM) held += took;
    }

    void stop() {
        stopped = true;
    }

    long sent() {
        return sent.sum();
    }

    long sent(int target) {
        return perEngine.get(target);
    }

    /** Share of the measured questions that the generator itself sent late, per cent; NaN before the first. */
    double behind() {
        return measured.sum() == 0 ? Double.NaN : 100.0 * behind.sum() / measured.sum();
    }
}
