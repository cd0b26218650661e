package fathom.view;

import fathom.engine.EngineStatus;
import fathom.measure.Latency;
import fathom.view.piece.State;

/** Whether an engine is late: one rule for its row, its tile, the line that leads to it, and the check before a scenario. */
public final class Lateness {
    private Lateness() {}

    /** OK, WARN or BAD by its p99; OK while it warms up, IDLE when it handled nothing lately. @param at now, epoch nanoseconds */
    public static State of(EngineStatus e, long at) {
        Latency done = e.inbox() == null ? Latency.NONE : e.inbox().done();
        if (done.isEmpty()) return State.IDLE;
        if (isWarmingUp(e, at)) return State.OK;
        return done.p99() > Limits.ENGINE_LIMIT ? State.BAD : done.p99() >= Limits.ENGINE_WARN ? State.WARN : State.OK;
    }

    /** Its code is still being compiled, and the window still remembers that. */
    public static boolean isWarmingUp(EngineStatus e, long at) {
        return e.state() == EngineStatus.State.RUNNING && at - e.since() <= Limits.WARM_UP;
    }
}
