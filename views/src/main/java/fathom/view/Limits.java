package fathom.view;

import fathom.view.piece.State;

/** From when the console warns of what no engine, portfolio or scenario has a limit of its own for. Times in nanoseconds. */
public final class Limits {
    /** An engine's p99 from the intended time to done. */
    public static final long ENGINE_WARN = 25_000_000L, ENGINE_LIMIT = 50_000_000L;
    /** The desk's p99 from a tick's intended time to the portfolios marked with it. */
    public static final long TICK_WARN = 25_000_000L, TICK_LIMIT = 50_000_000L;
    /** So long after a start lateness is not judged: the code is still being compiled, and the window of ten seconds still remembers it. */
    public static final long WARM_UP = 20_000_000_000L;
    /** A venue or feed from which nothing came for so long is silent. */
    public static final long SILENT = 3_000_000_000L;
    /** Machine: load of all cores, per cent. */
    public static final double CPU_WARN = 80, CPU_LIMIT = 95;

    private Limits() {}

    /** OK below {@code warn}, BAD above {@code limit}. */
    public static State judged(double value, double warn, double limit) {
        return value > limit ? State.BAD : value >= warn ? State.WARN : State.OK;
    }
}
