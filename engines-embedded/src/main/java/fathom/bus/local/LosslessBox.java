package fathom.bus.local;

import fathom.bus.Envelope;

/**
 * {@link fathom.bus.Overflow#WAIT}: straight into the lane; the publisher waits while the lane is full. A handler that publishes to its own
 * inbox never waits, because nobody else could make room: what it sends itself exceeds the bound.
 *
 * @param patient whether it waits for ever; if not, it is {@link fathom.bus.Overflow#WAIT_A_WHILE}
 */
record LosslessBox(Inbox inbox, int capacity, boolean patient) implements Box {
    @Override
    public void put(Envelope message, Waking waking) {
        Lane lane = inbox.lane(message.priority());
        if (!patient && lane.isGivenUp(capacity) || !lane.hasRoom(capacity) && !inbox.isOwnThread() && !wait(lane, waking)) {
            inbox.counts().leftOut();
            return;
        }
        if (inbox.isClosed()) return;
        lane.add(message);
        inbox.came(lane, waking);
    }

    /** @return false when it gave up */
    private boolean wait(Lane lane, Waking waking) {
        inbox.counts().waited.increment();
        waking.now();
        inbox.wake(); // another reader may have put that off
        return lane.awaitRoom(capacity, inbox, patient);
    }
}
