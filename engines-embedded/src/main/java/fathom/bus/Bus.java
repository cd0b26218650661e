package fathom.bus;

import java.util.List;

/**
 * Carries envelopes from publishers to every subscriber whose interests match the topic. In-process and Redis buses look the same from here.
 */
public interface Bus extends AutoCloseable {
    String name();

    /** Whether other processes may be on it, too. */
    default boolean isShared() {
        return false;
    }

    /** @param source what the envelopes name as their sender */
    Publisher publisher(String source);

    /** Opens an inbox; its handler runs on one thread of its own until the subscription is closed. */
    Subscription subscribe(String name, List<Interest> interests, Handler handler);

    /**
     * Joins a group that shares its work: each message goes to one member of the group, wherever they run, and again to another one when that one
     * dies before it was handled. A handler sees no message twice; messages of one topic that reach this member are handled in their order.
     *
     * @param interests only their patterns count: nothing is conflated or dropped
     * @throws IllegalStateException when the group has a member in this process already: more workers do more there than a second member
     */
    Subscription share(String group, List<Interest> interests, Workers workers, Handler handler);

    BusStats stats();

    /** Drops what is counted of a topic on which nothing will be published any more. */
    default void forget(Topic topic) {}

    /**
     * Ends the server of one of its members at once, as if it had crashed: for an operator, or a test, that wants to see what happens then.
     *
     * @throws IllegalStateException when this process did not start that server
     */
    default void kill(String member) {
        throw new IllegalStateException("the bus " + name() + " has no server that this process started");
    }

    /** Starts that server again. @throws IllegalStateException as of {@link #kill}, or when it does not start */
    default void revive(String member) {
        throw new IllegalStateException("the bus " + name() + " has no server that this process started");
    }

    /** Closes every subscription. Publishing afterwards throws {@link IllegalStateException}. */
    @Override
    void close();
}
