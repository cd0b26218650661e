package fathom.bus.redis;

/**
 * One message on its way to a server.
 *
 * @param lane   whose order it belongs to; it keeps its place in it when the lane moves to another server
 * @param shared whether it goes to the groups that share work, instead of to everyone
 * @param frame  the message as bytes
 */
record Outgoing(Lane lane, boolean shared, byte[] frame) {
    /** What it costs to keep: the frame and what lies around it. */
    int bytes() {
        return frame.length + 64;
    }

    boolean isUrgent() {
        return lane.isUrgent();
    }
}
