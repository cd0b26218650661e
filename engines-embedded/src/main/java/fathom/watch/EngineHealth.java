package fathom.watch;

import fathom.engine.EngineStatus;
import fathom.state.PlatformState;

/** How an engine does. Told in one place, so that the verdict, the lists and the counts agree. */
public enum EngineHealth {
    ON_TIME("on time"),
    /** It runs and nothing has reached it. */
    IDLE("idle"),
    /** Late, but started only a moment ago. */
    WARMING_UP("warming up"),
    LATE("late"),
    PAST_LIMIT("late"),
    /** Nothing can reach it, because the feed stands still. */
    SILENT("silent"),
    NOT_BUILT("not built"),
    STOPPED("stopped"),
    FAILED("failed");

    private final String word;

    EngineHealth(String word) {
        this.word = word;
    }

    /** As the state was judged. */
    public static EngineHealth of(PlatformState state, EngineStatus e) {
        return switch (e.state()) {
            case FAILED -> FAILED;
            case STOPPED -> STOPPED;
            case NOT_BUILT -> NOT_BUILT;
            case RUNNING -> running(state, e);
        };
    }

    private static EngineHealth running(PlatformState state, EngineStatus e) {
        DeskVerdict verdict = DeskVerdict.of(state);
        return switch (verdict.level(Gauges.ENGINE_P99, e.id().id())) {
            case BREACH -> PAST_LIMIT;
            case WARN -> LATE;
            case OK, UNKNOWN -> verdict.isWarmingUp(Gauges.ENGINE_P99, e.id().id()) ? WARMING_UP : Silence.of(state).isStale() ? SILENT
                    : e.inbox() == null || e.inbox().done().isEmpty() ? IDLE : ON_TIME;
        };
    }

    public String word() {
        return word;
    }

    public boolean isLate() {
        return this == LATE || this == PAST_LIMIT;
    }
}
