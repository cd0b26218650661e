package fathom.bus.redis;

import fathom.bus.codec.WireCodec;

/**
 * One message on its way to a server.
 *
 * @param lane   whose order it belongs to; it keeps its place in it when the lane moves to another server
 * @param shared whether it goes to the groups that share work, instead of to everyone
 * @param codec  that wrote the frame, and alone can put it into an entry
 * @param frame  the message as bytes
 */
record Outgoing(Lane lane, boolean shared, WireCodec codec, byte[] frame) {
    /** Messages in one entry of shared work at most: an entry is handed to one member of the group, and the others could not help with a large one. */
    static final int MOST_WORK = 32;

    /** How many may lie in one entry with it. @param pack for messages that go to everyone */
    int most(int pack) {
        return shared ? Math.min(pack, MOST_WORK) : pack;
    }

    /** Whether both may lie in one entry. */
    boolean fits(Outgoing other) {
        return shared == other.shared && codec == other.codec;
    }

    /** What it costs to keep: the frame and what lies around it. */
    int bytes() {
        return frame.length + 64;
    }

    boolean isUrgent() {
        return lane.isUrgent();
    }
}
