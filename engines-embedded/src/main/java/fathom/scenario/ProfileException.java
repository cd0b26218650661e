package fathom.scenario;

/** A profile that cannot be used; the message is one sentence that names the fault. */
public final class ProfileException extends IllegalArgumentException {
    public ProfileException(String message) {
        super(message);
    }

    public ProfileException(String message, Throwable cause) {
        super(message, cause);
    }
}
