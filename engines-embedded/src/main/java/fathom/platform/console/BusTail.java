package fathom.platform.console;

import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Subscription;
import fathom.platform.Platform.Tail;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Takes what has come, then rests like the {@link Blackboard}: what the bus drops in the meantime no eye would have caught. */
public final class BusTail implements Tail {
    private static final int KEPT = 256;
    private static final long REST = 25_000_000, WORK = 3_000_000;

    private final ArrayDeque<Envelope> latest = new ArrayDeque<>(KEPT);
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
    private long workedSince;

    /** Begins to listen on a thread of its own: to subscribe may be to wait for a server. */
    public BusTail(Bus bus, String pattern) {
        List<Interest> interests = List.of(Interest.recent(pattern, KEPT));
        subscription.completeAsync(() -> bus.subscribe(INBOX, interests, this::onMessage), Thread.ofVirtual().name("open tail")::start);
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

    private boolean isOpen() {
        return subscription.state() == Future.State.SUCCESS;
    }

    @Override
    public String refusal() {
        return subscription.state() == Future.State.FAILED ? subscription.exceptionNow().getMessage() : "";
    }

    @Override
    public List<Envelope> latest() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }

    @Override
    public long seen() {
        return isOpen() ? subscription.resultNow().stats().accepted() : 0;
    }

    @Override
    public long skipped() {
        return isOpen() ? subscription.resultNow().stats().dropped() : 0;
    }

    /** To close an inbox is to wait for its thread, which may be at rest; whoever closes a tail does not. */
    @Override
    public void close() {
        subscription.thenAcceptAsync(Subscription::close, Thread.ofVirtual().name("close tail")::start);
    }
}
