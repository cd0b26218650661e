package fathom.bus;

/**
 * Takes messages one at a time, always on the subscription's own thread. Where work is shared, that holds for each topic: messages of different topics
 * come on several threads at once.
 */
@FunctionalInterface
public interface Handler {
    /** An exception is counted and logged by the subscription; the next message is handled all the same. */
    void onMessage(Envelope message) throws Exception;
}
