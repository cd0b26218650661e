package fathom.scenario;

import fathom.market.FeedSink;

/** A market without a thread of its own. */
@FunctionalInterface
public interface TickSource {
    /**
     * Delivers every tick that was due since the last call and up to {@code seconds} after the start, each with its own intended time. Of its event
     * times only the delay from venue to arrival counts: the run stamps each tick with the event time of the platform's own feed.
     */
    void until(double seconds, FeedSink sink);
}
