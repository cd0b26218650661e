package fathom.bus.local;

import fathom.bus.Envelope;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@link fathom.bus.Overflow#KEEP_LATEST}: the latest message of one topic. The box stands at most once in each lane, so what waits is
 * bounded by the number of topics. A message more urgent than the one it replaces puts the box into the more urgent lane as well;
 * whichever place is met first gives the message, the other one nothing.
 */
final class LatestBox implements LossyBox {
    private final Inbox inbox;
    private final AtomicReference<Envelope> latest = new AtomicReference<>();
    /** One bit for each priority in whose lane the box stands. */
    private final AtomicInteger places = new AtomicInteger();

    LatestBox(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public void put(Envelope message, Waking waking) {
        if (inbox.isClosed()) return;
        inbox.counts().accepted.increment();
        if (latest.getAndSet(message) != null) inbox.counts().conflated.increment();
        Lane lane = inbox.lane(message.priority());
        if (standsIn(lane)) return;
        lane.add(this);
        inbox.came(lane, waking);
    }

    /** The consumer clears the place before it takes the message, so a place that is still marked will lead it to the message just put. */
    private boolean standsIn(Lane lane) {
        int bit = bit(lane);
        return (places.get() & bit) != 0 || (places.getAndUpdate(p -> p | bit) & bit) != 0;
    }

    @Override
    public Envelope take(Lane lane) {
        int bit = bit(lane);
        places.getAndUpdate(p -> p & ~bit);
        return latest.getAndSet(null);
    }

    private static int bit(Lane lane) {
        return 1 << lane.priority().ordinal();
    }
}
