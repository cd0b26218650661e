package fathom.view.piece;

import fathom.style.Token;

/** How a row of a {@link DataTable} stands out. */
public enum RowKind {
    PLAIN(Token.BG1, Token.T1), WARN(Token.WARN_BG, Token.T1), BAD(Token.BAD_BG, Token.T1),
    /** Nothing happens there; everything in it steps back. */
    IDLE(Token.BG1, Token.T3),
    /** The sum, strong, under a line. */
    TOTAL(Token.BG2, Token.T1),
    /** A heading over the rows that follow. */
    GROUP(Token.BG0, Token.T3),
    /** Bought or sold a moment ago. */
    UP(Token.UP_BG, Token.T1), DOWN(Token.DOWN_BG, Token.T1);

    private final Token ground;
    private final Token ink;

    RowKind(Token ground, Token ink) {
        this.ground = ground;
        this.ink = ink;
    }

    public Token ground() {
        return ground;
    }

    public Token ink() {
        return ink;
    }

    /** The same of values that are no longer current. */
    RowKind stale() {
        return this == WARN || this == BAD || this == GROUP ? this : IDLE;
    }

    /** The row of something in that state: tinted when it wants a look, stepping back when idle, absent or no longer current. */
    public static RowKind of(State state) {
        return switch (state) {
            case WARN -> WARN;
            case BAD -> BAD;
            case IDLE, ABSENT, STALE -> IDLE;
            default -> PLAIN;
        };
    }
}
