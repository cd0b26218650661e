package fathom.bus;

/** A handler that also wants to know when a batch is over. */
public interface BatchHandler extends Handler {
    /** Messages in a row after which a batch is over although more are waiting. */
    int LARGEST = 256;

    /** No message waits any more, or {@link #LARGEST} were handled in a row. Called on the same thread, and only after a message. An exception is counted and logged as of that one. */
    void onBatchEnd() throws Exception;
}
