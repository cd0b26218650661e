package fathom.bus.codec;

/** Takes the messages of one entry, in the order in which they were put there. */
@FunctionalInterface
public interface IncomingSink {
    void message(Incoming message);

    /** One was left out, because not even its envelope could be read; the others of the entry come all the same. */
    default void leftOut(CodecException why) {}
}
