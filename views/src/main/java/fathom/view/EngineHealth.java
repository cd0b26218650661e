package fathom.view;

import fathom.engine.EngineStatus;
import fathom.view.piece.State;

/** How an engine does. Told in one place, so that the verdict, the lists and the counts agree. */
public enum EngineHealth {
    ON_TIME("on time", State.OK),
    /** It runs and nothing has reached it. */
    IDLE("idle", State.IDLE),
    /** Late, but started only a moment ago. */
    WARMING_UP("warming up", State.NO_VERDICT),
    LATE("late", State.WARN),
    PAST_LIMIT("late", State.BAD),
    /** Nothing can reach it, because the feed stands still. */
    SILENT("silent", State.STALE),
    NOT_BUILT("not built", State.ABSENT),
    STOPPED("stopped", State.WARN),
    FAILED("failed", State.BAD);

    private final String word;
    private final State state;

    EngineHealth(String word, State state) {
        this.word = word;
        this.state = state;
    }

    /** @param at now, epoch nanoseconds */
    public static EngineHealth of(EngineStatus e, long at, Silence silence) {
        return switch (e.state()) {
            case FAILED -> FAILED;
            case STOPPED -> STOPPED;
            case NOT_BUILT -> NOT_BUILT;
            case RUNNING -> switch (Lateness.of(e, at)) {
                case BAD -> PAST_LIMIT;
                case WARN -> LATE;
                case NO_VERDICT -> WARMING_UP;
                case IDLE -> silence.isStale() ? SILENT : IDLE;
                default -> silence.isStale() ? SILENT : ON_TIME;
            };
        };
    }

    public String word() {
        return word;
    }

    public State state() {
        return state;
    }

    public boolean isLate() {
        return this == LATE || this == PAST_LIMIT;
    }
}
