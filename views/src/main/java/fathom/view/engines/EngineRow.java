package fathom.view.engines;

import fathom.bus.InboxStats;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.measure.Latency;
import fathom.view.Frame;
import fathom.view.Samples;
import fathom.view.Verdicts;
import fathom.view.piece.State;
import fathom.watch.Condition;
import fathom.watch.EngineHealth;
import fathom.watch.Subject;
import java.util.List;

/**
 * One engine as the list shows it.
 *
 * @param in    messages a second; NaN unless it was started
 * @param busy  share of its thread, per cent; NaN unless it was started
 * @param p99   of the last five minutes, one point a second, nanoseconds
 * @param since when what is wrong with it was first seen, epoch nanoseconds; 0 when nothing is
 */
record EngineRow(EngineStatus status, EngineHealth health, double in, double busy, double[] p99, long since) {
    static List<EngineRow> of(Frame frame) {
        return EnginesState.of(frame.state()).engines().stream().map(e -> of(frame, e)).toList();
    }

    private static EngineRow of(Frame frame, EngineStatus e) {
        return new EngineRow(e, EngineHealth.of(frame.state(), e), frame.inPerSecond(e.id()), frame.busyPercent(e.id()),
                frame.history().of(Samples.engine(e.id(), "p99")),
                frame.verdict().conditions().stream().filter(c -> c.subject().is(Subject.ENGINE, e.id().id())).mapToLong(Condition::since).min().orElse(0));
    }

    State state() {
        return Verdicts.state(health);
    }

    EngineId id() {
        return status.id();
    }

    boolean isRunning() {
        return status.state() == EngineStatus.State.RUNNING;
    }

    /** Delays of about the last ten seconds; none unless it runs. */
    Latency done() {
        return isRunning() && status.inbox() != null ? status.inbox().done() : Latency.NONE;
    }

    /** Null unless it was started. */
    InboxStats inbox() {
        return status.inbox();
    }

    /** What it has, or why it has nothing, or what it would compute. */
    String note() {
        return switch (status.state()) {
            case RUNNING -> status.notes().warmingUp().isEmpty() ? status.summary() : status.summary() + "; " + status.notes().warmingUp();
            case NOT_BUILT -> id().computes();
            case STOPPED, FAILED -> status.reason();
        };
    }

    /** The state in a word. */
    String word() {
        return health.word();
    }
}
