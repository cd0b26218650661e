package fathom.scenario.load;

import fathom.bus.Bus;
import fathom.bus.MessageType;
import fathom.bus.Publisher;
import fathom.bus.Topic;
import fathom.engine.EngineId;
import fathom.engine.Question;
import fathom.measure.Clock;
import fathom.scenario.ScenarioContext.Target;
import fathom.scenario.TimedWork;
import fathom.scenario.WorkLog;
import java.util.List;

/**
 * Publishes each question when it is due, to the engines in turn. It never waits for an answer and never leaves a question out. Where it is late it
 * tells its own lateness from that of a bus that had no room: only the first spoils a run.
 */
final class Sender implements TimedWork {
    static final String ASKER = "scenario";

    /** A publication that took longer found no room. */
    private static final long NO_ROOM = 50_000;

    private record Ask(EngineId engine, Topic topic, List<Question> questions) {}

    private final Clock clock;
    private final Ledger ledger;
    private final WorkLog log;
    private final Publisher publisher;
    private final List<Ask> asks;
    private final long tolerance;
    private volatile boolean stopped;
    private int next;
    private long held;

    /** @param tolerance nanoseconds that it may be late before that counts as behind */
    Sender(Clock clock, Bus bus, Ledger ledger, WorkLog log, List<Target> targets, long tolerance) {
        this.clock = clock;
        this.ledger = ledger;
        this.log = log;
        this.publisher = bus.publisher(ASKER);
        this.asks = targets.stream().map(Sender::ask).toList();
        this.tolerance = tolerance;
    }

    private static Ask ask(Target t) {
        var subjects = t.subjects().isEmpty() ? List.of("") : t.subjects();
        return new Ask(t.engine(), Question.to(t.engine()), subjects.stream().map(s -> new Question(t.kind(), s, ASKER)).toList());
    }

    @Override
    public long catchUp(long now) {
        while (!stopped && next < ledger.schedule().total() && !asks.isEmpty()) {
            long due = ledger.due(next);
            if (due > now) return due;
            send(next++, due);
        }
        return NEVER;
    }

    private void send(int request, long due) {
        long begin = clock.now();
        long late = begin - due;
        if (late <= tolerance) held = 0;
        if (ledger.schedule().isMeasured(request)) log.paced(late - held > tolerance);
        var ask = Ledger.turn(asks, request);
        ledger.sent(request, begin);
        log.sent(request % asks.size());
        publisher.publish(ask.topic, MessageType.QUESTION, MessageType.QUESTION.priority(), Ledger.turn(ask.questions, request / asks.size()), due,
                ledger.correlation(request));
        long took = clock.now() - begin;
        if (took > NO_ROOM) held += took;
    }

    void stop() {
        stopped = true;
    }
}
