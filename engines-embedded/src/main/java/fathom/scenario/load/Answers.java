package fathom.scenario.load;

import fathom.bus.Envelope;
import fathom.bus.Handler;
import fathom.engine.Answer;
import fathom.measure.Clock;
import fathom.scenario.WorkLog;
import java.util.function.Consumer;

/** Takes the answers, matches each with its request and notes how long it took: from the intended time, and from the moment of sending. */
final class Answers implements Handler {
    private final Clock clock;
    private final Ledger ledger;
    private final WorkLog log;
    private final int targets;
    private final Consumer<Answer> witness;

    /** @param witness sees every good answer, on the subscription's thread */
    Answers(Clock clock, Ledger ledger, WorkLog log, int targets, Consumer<Answer> witness) {
        this.clock = clock;
        this.ledger = ledger;
        this.log = log;
        this.targets = targets;
        this.witness = witness;
    }

    @Override
    public void onMessage(Envelope message) {
        int request = ledger.open(message.correlation());
        if (request < 0 || !(message.payload() instanceof Answer answer)) return;
        long now = clock.now(), sent = ledger.settle(request);
        int target = request % targets;
        if (answer.isError()) {
            log.failed(target, answer.error());
            return;
        }
        log.succeeded(target, now - ledger.due(request), now - sent, ledger.schedule().isMeasured(request), ledger.schedule().isMeasuredAt(now - ledger.start()));
        witness.accept(answer);
    }
}
