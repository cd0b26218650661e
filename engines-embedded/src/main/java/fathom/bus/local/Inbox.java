package fathom.bus.local;

import fathom.bus.BatchHandler;
import fathom.bus.Envelope;
import fathom.bus.FailureLog;
import fathom.bus.Handler;
import fathom.bus.InboxStats;
import fathom.bus.Interest;
import fathom.bus.Priority;
import fathom.bus.Topic;
import fathom.measure.Clock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One subscription: a lane for each priority, and the thread that empties them, the most urgent first. With nothing to do the thread spins
 * for a moment, then parks; a publisher unparks it only when it is really parked.
 */
final class Inbox implements Receiver, Runnable {
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
    /** Null when the handler does not care where a batch ends. */
    private final BatchHandler batches;
    private int inBatch;
    private final Consumer<Receiver> onClose;
    private final boolean together;
    private final Lane[] lanes = new Lane[Priority.values().length];
    private final Map<Interest, RecentBoxes> recents = new HashMap<>();
    private final Counts counts = new Counts();
    private final FailureLog failures;
    private final Thread thread;
    /** Where nearly everything comes. */
    private final Lane usual;
    /** Whether there may be something in another lane than the usual one: set after each addition there, cleared before the consumer looks. */
    private volatile boolean othersCame;
    private volatile boolean parked;
    private volatile boolean closed;
    /** Whether the thread has seen that it is closed; guarded by {@link #lanes}. */
    private boolean ended;

    /** @param together whether messages are brought many at a time */
    Inbox(String bus, String name, List<Interest> interests, Handler handler, Consumer<Receiver> onClose, boolean together) {
        this.name = name;
        this.interests = List.copyOf(interests);
        this.handler = handler;
        batches = handler instanceof BatchHandler b ? b : null;
        this.onClose = onClose;
        this.together = together;
        for (Priority p : Priority.values()) lanes[p.ordinal()] = new Lane(p);
        usual = lane(Priority.NORMAL);
        failures = new FailureLog(bus + " → " + name);
        thread = Thread.ofPlatform().daemon().name(bus + "/" + name).unstarted(this);
    }

    void start() {
        thread.start();
    }

    @Override
    public Box open(Topic topic) {
        for (Interest i : interests) {
            if (!i.pattern().matches(topic)) continue;
            return switch (i.overflow()) {
                case WAIT -> new LosslessBox(this, i.capacity(), true);
                case WAIT_A_WHILE -> new LosslessBox(this, i.capacity(), false);
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
    void came(Lane lane, Waking waking) {
        if (lane != usual && !othersCame) othersCame = true;
        waking.wake(this);
        if (closed) dropWhatWaits(false);
    }

    boolean isParked() {
        return parked;
    }

    void wake() {
        if (parked && PARKED.compareAndSet(this, true, false)) LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        var stopwatch = new Stopwatch(counts);
        var rest = new Rest(this, together);
        Envelope last = null;
        while (!closed) {
            Envelope message = next();
            if (message != null) {
                stopwatch.begin(message);
                handle(message);
                stopwatch.end(message);
                rest.worked();
                if (batches != null && ++inBatch == BatchHandler.LARGEST) endBatch(message);
                last = message;
            } else {
                stopwatch.idle();
                if (inBatch > 0) endBatch(last);
                if (rest.untilWork()) stopwatch.parked();
            }
        }
        stopwatch.idle();
        dropWhatWaits(true);
    }

    private void handle(Envelope message) {
        try {
            handler.onMessage(message);
        } catch (Throwable t) {
            counts.failed();
            failures.log(message, t);
        }
    }

    private void endBatch(Envelope last) {
        inBatch = 0;
        long start = Clock.SYSTEM.now();
        try {
            batches.onBatchEnd();
        } catch (Throwable t) {
            counts.failed();
            failures.log(last, t);
        }
        counts.worked(Clock.SYSTEM.now() - start);
    }

    /** The most urgent message. As long as nothing but ordinary ones came, nobody looks into the other lanes. */
    private Envelope next() {
        if (!othersCame) return take(usual);
        othersCame = false;
        Envelope message = null;
        for (int p = lanes.length - 1; p >= 0 && message == null; p--) message = take(lanes[p]);
        for (Lane lane : lanes) if (lane != usual && !lane.isEmpty()) othersCame = true;
        return message;
    }

    private Envelope take(Lane lane) {
        Envelope message = lane.take();
        if (message == null) return null;
        counts.taken();
        lane.releasePublishers();
        return message;
    }

    /** Parks until a publisher wakes it, or does not because there is work already. To be called by the consumer. */
    void park() {
        parked = true;
        for (Lane lane : lanes) lane.releasePublishers();
        if (!hasWork()) LockSupport.park(this);
        parked = false;
        Thread.interrupted(); // left over by a handler: a thread that is interrupted does not park
    }

    /** Sleeps for a while, whether anything comes or not: publishers need not wake it. */
    void nap(long nanos) {
        for (Lane lane : lanes) lane.releasePublishers();
        LockSupport.parkNanos(this, nanos);
        Thread.interrupted();
    }

    boolean hasWork() {
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
        return counts.stats(name, () -> Arrays.stream(lanes).mapToLong(Lane::messagesAdded).sum());
    }

    @Override
    public void close() {
        shut();
        onClose.accept(this);
        awaitEnd();
    }

    @Override
    public void shut() {
        closed = true;
        for (Lane lane : lanes) lane.releaseAllPublishers();
        LockSupport.unpark(thread);
    }

    @Override
    public void awaitEnd() {
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
