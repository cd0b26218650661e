package fathom.bus.local;

import fathom.bus.Envelope;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The last few messages of one interest and one priority. It stands once in the lane and goes to the lane's end after each message taken
 * from it, so that a long tape does not hold up what waits beside it.
 */
final class RecentBox implements LossyBox {
    private final Inbox inbox;
    private final Lane lane;
    private final int capacity;
    private final Queue<Envelope> waiting = new ArrayDeque<>();
    private boolean standing;

    RecentBox(Inbox inbox, Lane lane, int capacity) {
        this.inbox = inbox;
        this.lane = lane;
        this.capacity = capacity;
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public void put(Envelope message, Waking waking) {
        if (inbox.isClosed()) return;
        inbox.counts().accepted.increment();
        if (stood(message)) return;
        lane.add(this);
        inbox.came(lane, waking);
    }

    private synchronized boolean stood(Envelope message) {
        if (waiting.size() == capacity) {
            waiting.remove();
            inbox.counts().dropped.increment();
        }
        waiting.add(message);
        boolean stood = standing;
        standing = true;
        return stood;
    }

    @Override
    public Envelope take(Lane lane) {
        Envelope message;
        synchronized (this) {
            message = waiting.poll();
            standing = !waiting.isEmpty();
            if (!standing) return message;
        }
        lane.add(this);
        return message;
    }
}
