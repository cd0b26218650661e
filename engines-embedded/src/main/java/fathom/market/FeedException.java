package fathom.market;

/** A feed that cannot go on; the message is one sentence that names the place, e.g. the line. */
public final class FeedException extends RuntimeException {
    public FeedException(String message) {
        super(message);
    }

    public FeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
