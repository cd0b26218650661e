package fathom.bus.local;

import fathom.bus.Envelope;
import fathom.bus.Handler;
import fathom.bus.InboxStats;
import fathom.bus.Interest;
import fathom.bus.Priority;
import fathom.bus.Subscription;
import fathom.bus.Topic;
import fathom.measure.Clock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One subscription: a lane for each priority, and the thread that empties them, the most urgent first. With nothing to do the thread spins
 * for a moment, then parks; a publisher unparks it only when it is really parked.
 */
final class Inbox implements Subscription, Runnable {
    private static final int SPINS = 20;
    private static final int MOST_YIELDS = 50;
    /** Messages in a row that are worth one yield. */
    private static final int STREAK_PER_YIELD = 4;
    /** Messages in a row from which on it is a stream. */
    private static final int STREAM = 64;
    private static final long IDLE = Long.MIN_VALUE;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final VarHandle PARKED;

    static {
        try {
            PARKED = MethodHandles.lookup().findVarHandle(Inbox.class, "parked", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String name;
    private final List<Interest> interests;
    private final Handler handler;
    private final Consumer<Inbox> onClose;
    private final Lane[] lanes = new Lane[Priority.values().length];
    private final Map<Interest, RecentBoxes> recents = new HashMap<>();
    private final Counts counts = new Counts();
    private final FailureLog failures;
    private final Thread thread;
    private volatile boolean parked;
    private volatile boolean closed;
    /** Whether the thread has seen that it is closed; guarded by {@link #lanes}. */
    private boolean ended;

    Inbox(String bus, String name, List<Interest> interests, Handler handler, Consumer<Inbox> onClose) {
        this.name = name;
        this.interests = List.copyOf(interests);
        this.handler = handler;
        this.onClose = onClose;
        for (Priority p : Priority.values()) lanes[p.ordinal()] = new Lane(p);
        failures = new FailureLog(bus + " → " + name);
        thread = Thread.ofPlatform().daemon().name(bus + "/" + name).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** The box in which a topic arrives; null when no interest matches. To be called once for each topic. */
    Box open(Topic topic) {
        for (Interest i : interests) {
            if (!i.pattern().matches(topic)) continue;
            return switch (i.overflow()) {
                case WAIT -> new LosslessBox(this, i.capacity());
                case KEEP_LATEST -> new LatestBox(this);
                case DROP_OLDEST -> recents.computeIfAbsent(i, x -> RecentBoxes.of(this, i.capacity()));
            };
        }
        return null;
    }

    Lane lane(Priority priority) {
        return lanes[priority.ordinal()];
    }

    Counts counts() {
        return counts;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isOwnThread() {
        return Thread.currentThread() == thread;
    }

    /** To be called after each addition to a lane. */
    void wake() {
        if (parked && PARKED.compareAndSet(this, true, false)) LockSupport.unpark(thread);
        if (closed) dropWhatWaits(false);
    }

    /** Its state is kept in local variables: fields beside those that publishers read would cost them a cache miss for every message. */
    @Override
    public void run() {
        long readyAt = IDLE;
        int streak = 0;
        while (!closed) {
            Envelope message = next();
            if (message != null) {
                readyAt = handle(message, readyAt, streak++ >= STREAM);
            } else {
                readyAt = IDLE;
                counts.rest();
                if (awaitWork(streak)) streak = 0;
            }
        }
        counts.rest();
        dropWhatWaits(true);
    }

    private Envelope next() {
        for (int p = lanes.length - 1; p >= 0; p--) {
            Envelope message = lanes[p].take();
            if (message == null) continue;
            counts.taken();
            lanes[p].releasePublishers();
            return message;
        }
        return null;
    }

    /**
     * @param readyAt end of the handling before, if the thread was not idle since: when this message waited already, it is also its start
     * @return the end of the handling
     */
    private long handle(Envelope message, long readyAt, boolean streaming) {
        long start = message.sent() <= readyAt ? readyAt : Clock.SYSTEM.now();
        try {
            handler.onMessage(message);
        } catch (Throwable t) {
            counts.failed();
            failures.log(message, t);
        }
        long end = Clock.SYSTEM.now();
        counts.handled(message.intended(), start, end, streaming);
        return end;
    }

    /**
     * A thread in the middle of a stream lets others run first, because parking it would cost each publisher a system call to wake it; one
     * that was woken for a single message parks almost at once.
     *
     * @param streak messages handled since it last parked
     * @return whether it parked
     */
    private boolean awaitWork(int streak) {
        for (int i = streak < STREAM ? SPINS : 0; i > 0; i--) {
            if (hasWork()) return false;
            Thread.onSpinWait();
        }
        for (int i = Math.min(MOST_YIELDS, streak / STREAK_PER_YIELD); i > 0; i--) {
            if (hasWork()) return false;
            Thread.yield();
        }
        parked = true;
        for (Lane lane : lanes) lane.releasePublishers();
        if (!hasWork()) LockSupport.park(this);
        parked = false;
        Thread.interrupted(); // left over by a handler: a thread that is interrupted does not park
        return true;
    }

    private boolean hasWork() {
        for (Lane lane : lanes) if (!lane.isEmpty()) return true;
        return closed;
    }

    /** Counts what still waits as dropped: once by the thread when it ends, and later by any publisher that was just too late. */
    private void dropWhatWaits(boolean ending) {
        synchronized (lanes) {
            ended |= ending;
            if (!ended) return;
            for (Lane lane : lanes) counts.dropped.add(lane.clear());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InboxStats stats() {
        return counts.stats(name);
    }

    @Override
    public void close() {
        shut();
        onClose.accept(this);
        awaitEnd();
    }

    /** No more messages; publishers that wait go on without this inbox. */
    void shut() {
        closed = true;
        for (Lane lane : lanes) lane.releaseAllPublishers();
        LockSupport.unpark(thread);
    }

    /** Gives the handler a second to end what it has in hand, then interrupts it. */
    void awaitEnd() {
        if (isOwnThread()) return;
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
                if (!thread.join(PATIENCE)) failures.stuck();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
