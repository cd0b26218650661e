package fathom.scenario;

/** A profile that cannot be used; the message is one sentence that names the fault, and where it is if that is known. */
public final class ProfileException extends IllegalArgumentException {
    public ProfileException(String message) {
        this(message, null);
    }

    public ProfileException(String message, Throwable cause) {
        super(message, cause);
    }
}
