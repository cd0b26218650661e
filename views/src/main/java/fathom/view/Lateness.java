package fathom.view;

import fathom.measure.Latency;
import fathom.platform.PlatformState;
import fathom.view.piece.State;

/** Whether a delay is too long. One rule for every screen: a warning from the warning level on, bad past the limit, no verdict while the code warms up. */
public final class Lateness {
    private Lateness() {}

    /** What an engine, or any other reader of a bus, took from the intended time to done. */
    public static State of(Latency done) {
        return judged(done, Limits.ENGINE_WARN, Limits.ENGINE_LIMIT);
    }

    /** @param running for how long it has been running, nanoseconds */
    public static State of(Latency done, long running) {
        return excused(of(done), running);
    }

    /** From a tick's intended time to the portfolios marked with it. */
    public static State ofMarks(PlatformState s) {
        return excused(judged(s.tickToMark(), Limits.TICK_WARN, Limits.TICK_LIMIT), s.at() - s.startedAt());
    }

    private static State judged(Latency l, long warn, long limit) {
        return l.isEmpty() ? State.OK : Limits.judged(l.p99(), warn, limit);
    }

    private static State excused(State state, long running) {
        return state != State.OK && running <= Limits.WARM_UP ? State.NO_VERDICT : state;
    }
}
