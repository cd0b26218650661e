package fathom.scenario;

import fathom.bus.Envelope;
import fathom.bus.Handler;
import fathom.engine.Answer;
import fathom.measure.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Takes the answers, matches each with its request and records how long it took: from the intended time, and from the moment of sending. */
final class Answers implements Handler {
    private final Clock clock;
    private final Ledger ledger;
    private final int targets;
    private final Consumer<Answer> witness;
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder inTime = new LongAdder();
    private final AtomicLongArray answeredBy;
    private final AtomicLongArray failedBy;
    private final AtomicReferenceArray<String> firstError;
    private final LatencyLog corrected = new LatencyLog(3);
    private final LatencyLog uncorrected = new LatencyLog(3);
    private final LatencyLog everySecond = new LatencyLog(2);
    private final List<LatencyLog> byEngine = new ArrayList<>();

    /** @param witness sees every good answer, on the subscription's thread */
    Answers(Clock clock, Ledger ledger, int targets, Consumer<Answer> witness) {
        this.clock = clock;
        this.ledger = ledger;
        this.targets = targets;
        this.witness = witness;
        this.answeredBy = new AtomicLongArray(targets);
        this.failedBy = new AtomicLongArray(targets);
        this.firstError = new AtomicReferenceArray<>(targets);
        for (int i = 0; i < targets; i++) byEngine.add(new LatencyLog(2));
    }

    @Override
    public void onMessage(Envelope message) {
        int request = ledger.open(message.correlation());
        if (request < 0 || !(message.payload() instanceof Answer answer)) return;
        long now = clock.now();
        long sent = ledger.settle(request);
        int target = request % targets;
        if (answer.isError()) {
            failed.increment();
            failedBy.incrementAndGet(target);
            firstError.compareAndSet(target, null, answer.error());
            return;
        }
        long waited = now - ledger.due(request);
        if (ledger.schedule().isMeasured(request)) {
            corrected.record(waited);
            uncorrected.record(now - sent);
            byEngine.get(target).record(waited);
            if (ledger.schedule().isMeasuredAt(now - ledger.start())) inTime.increment();
        }
        everySecond.record(waited);
        succeeded.increment();
        answeredBy.incrementAndGet(target);
        witness.accept(answer);
    }

    long succeeded() {
        return succeeded.sum();
    }

    long failed() {
        return failed.sum();
    }

    long received() {
        return succeeded() + failed();
    }

    /** Good answers to questions of a measured phase that came during one: late answers of a warm-up are not its work. */
    long inTime() {
        return inTime.sum();
    }

    long succeeded(int target) {
        return answeredBy.get(target);
    }

    long failed(int target) {
        return failedBy.get(target);
    }

    /** The first error of an engine, or null. */
    String firstError(int target) {
        return firstError.get(target);
    }

    LatencyLog corrected() {
        return corrected;
    }

    LatencyLog uncorrected() {
        return uncorrected;
    }

    /** All phases, to be drained once a second. */
    LatencyLog everySecond() {
        return everySecond;
    }

    LatencyLog of(int target) {
        return byEngine.get(target);
    }
}
