package fathom.scenario;

/** A profile that cannot be used; the message is one sentence that names the fault, and where it is if that is known. */
public final class ProfileException extends IllegalArgumentException {
    private final boolean placed;

    public ProfileException(String message) {
        this(message, null);
    }

    public ProfileException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private ProfileException(String message, Throwable cause, boolean placed) {
        super(message, cause);
        this.placed = placed;
    }

    /** The same with its place, unless it has one. */
    ProfileException at(int line, int column) {
        return placed ? this : new ProfileException("line " + line + ", column " + column + ": " + getMessage(), this, true);
    }
}
