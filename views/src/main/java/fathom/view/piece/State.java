package fathom.view.piece;

import fathom.measure.Level;
import fathom.style.Token;
import java.util.Locale;

/** How something is: a shape and a colour each, so that colour never stands alone. From harmless to worst as far as they compare. */
public enum State {
    OK("ok", Token.OK, Token.OK_BG),
    /** Nothing to do; not a fault. */
    IDLE("idle", Token.ABSENT, Token.BG1),
    /** A scenario or a job. */
    RUNNING("running", Token.ACCENT, Token.ACCENT_BG),
    /** Neither passed nor failed. */
    NO_VERDICT("no verdict", Token.ABSENT, Token.BG1),
    /** No value, and a reason. */
    ABSENT("absent", Token.ABSENT, Token.ABSENT_BG),
    /** Older than three periods. */
    STALE("stale", Token.STALE, Token.BG1),
    /** Past a warning level, inside the limit. */
    WARN("warn", Token.WARN, Token.WARN_BG),
    /** Past the limit, or stopped. */
    BAD("bad", Token.BAD, Token.BAD_BG);

    private final String word;
    private final Token ink;
    private final Token ground;

    State(String word, Token ink, Token ground) {
        this.word = word;
        this.ink = ink;
        this.ground = ground;
    }

    public String word() {
        return word;
    }

    public Token ink() {
        return ink;
    }

    public Token ground() {
        return ground;
    }

    /** The style class. */
    public String css() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a piece shows it as an edge. */
    public boolean isNotable() {
        return this == WARN || this == BAD || this == STALE;
    }

    public State worse(State other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public static State of(Level level) {
        return switch (level) {
            case OK -> OK;
            case UNKNOWN -> ABSENT;
            case WARN -> WARN;
            case BREACH -> BAD;
        };
    }

    /** As the platform's events and logs write it: ok, warn, bad or idle. */
    public static State of(String word) {
        for (State state : values()) if (state.word.equals(word)) return state;
        return IDLE;
    }
}
