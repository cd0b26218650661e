package fathom.bus.redis;

import fathom.bus.BusEvent;
import fathom.measure.Clock;
import java.util.ArrayDeque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened to the buses of a group, latest first, on screen and in the log. */
final class EventHistory {
    private static final Logger LOG = LoggerFactory.getLogger(EventHistory.class);
    private static final int KEPT = 200;

    private final ArrayDeque<BusEvent> events = new ArrayDeque<>();

    /** @param moved messages; @param took nanoseconds */
    synchronized void add(BusEvent.Kind kind, String bus, String what, long moved, long took) {
        if (kind == BusEvent.Kind.NOTE) LOG.info("{}: {} ({} messages)", bus, what, moved);
        else LOG.warn("{}: {} ({} messages, {} ms)", bus, what, moved, took / 1_000_000);
        if (events.size() == KEPT) events.removeLast();
        events.addFirst(new BusEvent(Clock.SYSTEM.now(), kind, bus, what, moved, took));
    }

    synchronized List<BusEvent> latest() {
        return List.copyOf(events);
    }
}
