package fathom.app;

/** Something the user typed is wrong; the message is the one sentence that says what. */
public final class UsageException extends RuntimeException {
    public UsageException(String message) {
        super(message);
    }
}
