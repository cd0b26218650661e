package fathom.bus.codec;

import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topic;

/** A message as it was read; its payload is decoded only when somebody wants it. Of use only until the sink that got it returns: what it was read from is used again. */
public interface Incoming {
    /** Unique among all processes; its upper 22 bits name the process that sent it. */
    long id();

    /** Counts the messages of one process, type and priority, from 1, without a hole. */
    long sequence();

    /** Who sent it, as the message says. */
    String source();

    Topic topic();

    MessageType type();

    Priority priority();

    /** When it was published, epoch nanoseconds of the sender's clock. */
    long sent();

    /** With the payload decoded. To be called while the sink that got it has not returned. @throws CodecException when the payload is broken or of an unknown type */
    Envelope envelope() throws CodecException;
}
