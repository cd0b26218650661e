package fathom.platform.console;

import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Subscription;
import fathom.platform.Platform.Tail;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Takes what has come, then rests like the {@link Blackboard}: what the bus drops in the meantime no eye would have caught. */
public final class BusTail implements Tail {
    private static final int KEPT = 256;
    private static final long REST = 25_000_000, WORK = 3_000_000;

    private final ArrayDeque<Envelope> latest = new ArrayDeque<>(KEPT);
    private final Subscription subscription;
    private long workedSince;

    public BusTail(Bus bus, String pattern) {
        subscription = bus.subscribe(INBOX, List.of(Interest.recent(pattern, KEPT)), this::onMessage);
    }

    private void onMessage(Envelope message) {
        synchronized (latest) {
            if (latest.size() == KEPT) latest.removeLast();
            latest.addFirst(message);
        }
        long now = System.nanoTime();
        if (now - workedSince > WORK) {
            LockSupport.parkNanos(REST);
            workedSince = System.nanoTime();
        }
    }

    @Override
    public List<Envelope> latest() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }

    @Override
    public long seen() {
        return subscription.stats().accepted();
    }

    @Override
    public long skipped() {
        return subscription.stats().dropped();
    }

    /** To close an inbox is to wait for its thread, which may be at rest; whoever closes a tail does not. */
    @Override
    public void close() {
        Thread.ofVirtual().name("close tail").start(subscription::close);
    }
}
