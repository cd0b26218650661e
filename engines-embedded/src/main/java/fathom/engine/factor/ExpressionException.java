package fathom.engine.factor;

/** A formula that cannot be read; the message is one sentence that says what is wrong and at which character. */
public final class ExpressionException extends IllegalArgumentException {
    ExpressionException(String text, int at, String what) {
        super("'%s', character %d: %s".formatted(text, at + 1, what));
    }
}
