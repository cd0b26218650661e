package fathom.bus.local;

import fathom.bus.Envelope;

/**
 * {@link fathom.bus.Overflow#WAIT}: straight into the lane; the publisher waits while the lane is full. A handler that publishes to its own
 * inbox never waits, because nobody else could make room: what it sends itself exceeds the bound.
 */
record LosslessBox(Inbox inbox, int capacity) implements Box {
    @Override
    public void put(Envelope message, Waking waking) {
        Lane lane = inbox.lane(message.priority());
        if (!lane.hasRoom(capacity) && !inbox.isOwnThread()) {
            inbox.counts().waited.increment();
            waking.now();
            inbox.wake(); // another reader may have put that off
            lane.awaitRoom(capacity, inbox);
        }
        if (inbox.isClosed()) return;
        lane.add(message);
        inbox.came(lane, waking);
    }
}
