package fathom.scenario;

import fathom.market.FeedSink;

/** A market without a thread of its own. */
@FunctionalInterface
public interface TickSource {
    /** Delivers every tick that was due since the last call and up to {@code seconds} after the start, each with its own intended time. */
    void until(double seconds, FeedSink sink);
}
