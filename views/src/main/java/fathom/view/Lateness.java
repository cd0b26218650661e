package fathom.view;

import fathom.desk.DeskState;
import fathom.engine.EngineStatus;
import fathom.measure.Latency;
import fathom.state.PlatformState;
import fathom.view.piece.State;

/** Whether a delay is too long: one rule for the verdict, an engine's row and tile, the line that leads to it, and the check before a scenario. */
public final class Lateness {
    private Lateness() {}

    /** OK, WARN or BAD by its p99; NO_VERDICT instead of late while it warms up, IDLE when it handled nothing lately. @param at now, epoch nanoseconds */
    public static State of(EngineStatus e, long at) {
        Latency done = e.inbox() == null ? Latency.NONE : e.inbox().done();
        return done.isEmpty() ? State.IDLE : excused(Limits.judged(done.p99(), Limits.ENGINE_WARN, Limits.ENGINE_LIMIT), isWarmingUp(e, at));
    }

    /** The same from a tick's intended time to the portfolios marked with it. */
    public static State ofMarks(PlatformState s) {
        Latency l = DeskState.of(s).tickToMark();
        return l.isEmpty() ? State.IDLE : excused(Limits.judged(l.p99(), Limits.TICK_WARN, Limits.TICK_LIMIT), s.at() - s.startedAt() <= Limits.WARM_UP);
    }

    /** Its code is still being compiled, and the window still remembers that. */
    public static boolean isWarmingUp(EngineStatus e, long at) {
        return e.state() == EngineStatus.State.RUNNING && at - e.since() <= Limits.WARM_UP;
    }

    private static State excused(State state, boolean warmingUp) {
        return warmingUp && state != State.OK ? State.NO_VERDICT : state;
    }
}
