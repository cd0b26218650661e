package fathom.bus.local;

import fathom.bus.Envelope;

/** A box that keeps its messages itself, and stands in a lane while it has some. */
sealed interface LossyBox extends Box permits LatestBox, RecentBox {
    /** Called by the consumer when it meets the box in {@code lane}; null when the box is empty. */
    Envelope take(Lane lane);
}
