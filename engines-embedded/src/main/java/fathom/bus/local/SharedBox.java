package fathom.bus.local;

import fathom.bus.Envelope;

/** Straight to the workers, without a thread in between; the publisher waits while they have no room, unless it is one of them. */
record SharedBox(SharedInbox inbox) implements Box {
    @Override
    public void put(Envelope message, Waking waking) {
        inbox.pool().offer(message, SharedBox::nobodyAsked);
    }

    private static void nobodyAsked() {}
}
