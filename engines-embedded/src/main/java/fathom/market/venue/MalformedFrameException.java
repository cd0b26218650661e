package fathom.market.venue;

/** A frame that is no JSON or not one of Binance's; the message completes a sentence that begins with the frame's place. */
public final class MalformedFrameException extends RuntimeException {
    /** Without a stack trace: a damaged recording may throw thousands, and the place that matters is the line of the file. */
    public MalformedFrameException(String message) {
        super(message, null, false, false);
    }
}
