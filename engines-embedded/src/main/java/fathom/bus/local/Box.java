package fathom.bus.local;

import fathom.bus.Envelope;

/** Where the messages of one topic enter an inbox; there is one kind for each {@link fathom.bus.Overflow}. Safe for several publishers. */
sealed interface Box permits LosslessBox, LossyBox, RecentBoxes {
    Inbox inbox();

    /** Does nothing when the inbox is closed. */
    void put(Envelope message);
}
