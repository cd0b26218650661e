package fathom.bus.local;

import fathom.bus.Envelope;

/**
 * Where the messages of one topic enter an inbox; there is one kind for each {@link fathom.bus.Overflow}, and one for shared work. Safe for several
 * publishers.
 */
sealed interface Box permits LosslessBox, LossyBox, RecentBoxes, SharedBox {
    Receiver inbox();

    /** Does nothing when the inbox is closed. */
    void put(Envelope message, Waking waking);
}
