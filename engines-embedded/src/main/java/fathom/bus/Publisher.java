package fathom.bus;

/** One sender's end of a bus. Safe for several threads. */
public interface Publisher {
    /**
     * @param intended    epoch nanoseconds, see {@link Envelope#intended}
     * @param correlation 0 when there is none
     * @return the id of the message; 0 when it was shed, which only a bus on a server does, and only with topics that it may shed
     */
    long publish(Topic topic, MessageType type, Priority priority, Object payload, long intended, long correlation);

    default long publish(Topic topic, MessageType type, Object payload, long intended) {
        return publish(topic, type, type.priority(), payload, intended, 0);
    }
}
