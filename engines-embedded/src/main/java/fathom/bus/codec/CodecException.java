package fathom.bus.codec;

/** Bytes that are not a message of ours; the message is one sentence that says why. */
public final class CodecException extends Exception {
    public CodecException(String message) {
        super(message);
    }

    public CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
