package fathom.setting;

/** A document that cannot be used; the message is one sentence that names the fault, and where it is if that is known. */
public final class DocumentException extends IllegalArgumentException {
    private final boolean placed;

    public DocumentException(String message) {
        this(message, null);
    }

    public DocumentException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private DocumentException(String message, Throwable cause, boolean placed) {
        super(message, cause);
        this.placed = placed;
    }

    /** The same with its place, unless it has one. */
    DocumentException at(int line, int column) {
        return placed ? this : new DocumentException("line " + line + ", column " + column + ": " + getMessage(), this, true);
    }
}
