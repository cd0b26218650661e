package fathom.scenario;

import java.util.function.LongSupplier;

/**
 * The event time at which a scenario's own ticks happen: that of the running feed, so that engines see one time line whatever is replayed at whatever
 * speed; and where the feed stands still, it goes on from there at the pace of our clock.
 */
final class EventTime {
    private final LongSupplier feed;
    private long event;
    private long now;

    EventTime(LongSupplier feed) {
        this.feed = feed;
    }

    /** @param now our clock, epoch nanoseconds; @return what to add to it to get event time */
    long shift(long now) {
        event = this.now == 0 ? feed.getAsLong() : Math.max(feed.getAsLong(), event + now - this.now);
        this.now = now;
        return event - now;
    }
}
