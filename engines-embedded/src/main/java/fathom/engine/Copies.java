package fathom.engine;

import fathom.bus.Topic;

/**
 * What a copy of an engine knows of the others. All copies hear the same messages; questions go to one of them, and what follows from a message is to be
 * said by one of them.
 */
@FunctionalInterface
public interface Copies {
    /** There are no others. */
    Copies NONE = (topic, since, intended) -> true;

    /**
     * Whether this copy publishes on a topic. Called for every message that an engine would publish.
     *
     * @param since    when this copy was started, epoch nanoseconds
     * @param intended of the message that it follows from: all copies see the same, so that they agree from which message on a topic changes hands
     */
    boolean isOurs(Topic topic, long since, long intended);
}
