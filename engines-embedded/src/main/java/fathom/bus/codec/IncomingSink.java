package fathom.bus.codec;

/** Takes the messages of one entry, in the order in which they were put there. */
@FunctionalInterface
public interface IncomingSink {
    void message(Incoming message);
}
