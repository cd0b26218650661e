package fathom.bus.work;

import fathom.bus.Envelope;
import fathom.bus.FailureLog;
import fathom.bus.Handler;
import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.bus.Priority;
import fathom.bus.WorkerStats;
import fathom.bus.Workers;
import fathom.measure.Clock;
import fathom.measure.Latency;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Handles messages on several threads: those of one topic one after another, different topics side by side. Of what can run, the more urgent comes first;
 * within one topic, messages of the same priority keep the order in which they were offered, and more urgent ones overtake. Topics of the same priority take
 * turns, so that a busy one holds up nobody.
 *
 * <p>The number of threads follows the work (see {@link Scaling}); a pool without work is its least number of threads, parked.
 */
public final class KeyedPool implements AutoCloseable {
    /** Nanoseconds that a handler has to end when the pool is closed. */
    private static final long PATIENCE = 1_000_000_000L;
    private static final int YIELDS = 10;
    /** When to look at the scaling: while something waits, and while there are only workers that may have to go. */
    private static final Executor SOON = CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS, Runnable::run);
    private static final Executor LATER = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS, Runnable::run);

    private final String name;
    private final String threads;
    private final int capacity;
    private final Handler handler;
    private final FailureLog failures;

    /** Guards all below. */
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition ended = lock.newCondition();
    private final KeyedQueue queue = new KeyedQueue();
    private final Scaling scaling;
    private final Tally tally = new Tally();
    private final Set<Worker> workers = new HashSet<>();
    /** Those without work; the last to come is the first to go, so that the others may sleep. */
    private final Deque<Worker> parked = new ArrayDeque<>();
    private int started;
    private int waitingPublishers;
    /** Whether a look at the scaling is under way. */
    private boolean lookingSoon, lookingLater;
    private boolean closed;
    private volatile boolean interrupted;

    /**
     * @param name     of the subscription, as its figures name it
     * @param capacity messages that may wait, per priority; from 1
     */
    public KeyedPool(String bus, String name, Workers workers, int capacity, Handler handler) {
        this(bus, name, new Scaling(workers, Scaling.CALM), capacity, handler);
    }

    KeyedPool(String bus, String name, Scaling scaling, int capacity, Handler handler) {
        if (capacity < 1) throw new IllegalArgumentException("capacity must be at least 1, got " + capacity);
        this.name = name;
        this.threads = bus + "/" + name;
        this.capacity = capacity;
        this.handler = handler;
        failures = new FailureLog(bus + " → " + name);
        this.scaling = scaling;
        for (int i = scaling.target(); i > 0; i--) start();
    }

    /**
     * Hands over a message. Waits while as many of its priority wait as may, save for a worker of this pool: nobody else could make room, so what a handler
     * offers to itself exceeds the bound.
     *
     * @param whenHandled called on the worker's thread after the handler, also when that failed; never for a message that still waited when the pool was
     *                    closed, nor for one whose handler failed because the closing interrupted it
     * @return false when the pool is closed and the message was not taken
     * @throws IllegalStateException when the thread is interrupted while it waits
     */
    public boolean offer(Envelope message, Runnable whenHandled) {
        enter();
        try {
            if (!hasRoom(message.priority()) && !isWorker()) awaitRoom(message.priority());
            if (closed) return false;
            tally.accepted++;
            if (queue.add(message, whenHandled, Clock.SYSTEM.now()) && !wakeOne()) lookSoon();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a message of this priority would be taken without waiting. */
    public boolean hasRoom(Priority priority) {
        lock.lock();
        try {
            return queue.waiting(priority) < capacity;
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(Priority priority) {
        tally.waited++;
        waitingPublishers++;
        try {
            while (!closed && !hasRoom(priority)) room.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for room in " + threads, e);
        } finally {
            waitingPublishers--;
        }
    }

    private boolean isWorker() {
        return Thread.currentThread() instanceof Worker w && w.pool == this;
    }

    /** Settles what the worker handled, and gives it the next message as soon as there is one; false when it is to end. */
    boolean next(Worker worker) {
        enter();
        try {
            if (worker.job != null) settle(worker);
            while (!closed && workers.size() <= scaling.target()) {
                worker.job = queue.take();
                if (worker.job == null) {
                    park(worker);
                } else {
                    taken(worker.job.message().priority());
                    return true;
                }
            }
            end(worker);
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Whoever parks at the lock makes the next one park too: where many workers finish at once, to let others run first is several times cheaper. */
    private void enter() {
        for (int i = 0; i < YIELDS; i++) {
            if (lock.tryLock()) return;
            Thread.yield();
        }
        lock.lock();
    }

    private void settle(Worker worker) {
        tally.handled(worker.job.message().intended(), worker.start, worker.end, worker.failed);
        queue.release(worker.job, worker.end);
        worker.job = null;
    }

    /** Waking publishers for each single place would cost a thread switch per message, so they go on when half of the places are free. */
    private void taken(Priority priority) {
        if (waitingPublishers > 0 && queue.waiting(priority) <= capacity / 2) room.signalAll();
    }

    private void park(Worker worker) {
        tally.record();
        worker.parked = true;
        parked.push(worker);
        while (worker.parked) worker.called.awaitUninterruptibly();
    }

    /** @return false when nobody is parked */
    private boolean wakeOne() {
        Worker worker = parked.poll();
        if (worker == null) return false;
        worker.parked = false;
        worker.called.signal();
        return true;
    }

    private void end(Worker worker) {
        workers.remove(worker);
        if (queue.readyTopics() > 0 && !wakeOne()) lookSoon();
        if (workers.isEmpty()) ended.signalAll();
    }

    private void lookSoon() {
        if (lookingSoon || scaling.isFixed()) return;
        lookingSoon = true;
        SOON.execute(() -> look(true));
    }

    private void lookLater() {
        if (lookingLater) return;
        lookingLater = true;
        LATER.execute(() -> look(false));
    }

    /** Goes on while something waits or there is a worker too many; without work nobody looks. */
    private void look(boolean soon) {
        int missing;
        lock.lock();
        try {
            if (soon) lookingSoon = false;
            else lookingLater = false;
            if (closed) return;
            long now = Clock.SYSTEM.now();
            int target = scaling.look(queue.look(now), now);
            missing = target - workers.size();
            for (int surplus = -missing; surplus > 0 && wakeOne(); surplus--) {}
            if (queue.readyTopics() > 0) lookSoon();
            else if (scaling.isUp()) lookLater();
        } finally {
            lock.unlock();
        }
        for (; missing > 0; missing--) start();
    }

    /** The thread itself is started without the lock: that takes far longer than anything else here. */
    private void start() {
        Worker worker;
        lock.lock();
        try {
            worker = new Worker(this, threads + " " + ++started, lock.newCondition(), handler, failures);
            workers.add(worker);
        } finally {
            lock.unlock();
        }
        try {
            worker.start();
        } catch (Throwable t) { // the machine gives no more threads: the next look tries again
            forget(worker);
            throw t;
        }
    }

    private void forget(Worker worker) {
        lock.lock();
        try {
            workers.remove(worker);
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more and lets publishers go on; what waits is dropped. Does not wait for the handlers. */
    public void shut() {
        lock.lock();
        try {
            closed = true;
            tally.dropped += queue.clear();
            room.signalAll();
            while (wakeOne()) {}
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #shut}, then gives the handlers a second to end what they have in hand before it interrupts them. From a worker it does not wait. */
    @Override
    public void close() {
        shut();
        if (isWorker()) return;
        lock.lock();
        try {
            if (haveEnded()) return;
            interrupted = true;
            workers.forEach(Thread::interrupt);
            if (!haveEnded()) failures.stuck();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the handlers had their time and were interrupted. */
    boolean isInterrupted() {
        return interrupted;
    }

    private boolean haveEnded() throws InterruptedException {
        for (long left = PATIENCE; !workers.isEmpty() && left > 0; ) left = ended.awaitNanos(left);
        return workers.isEmpty();
    }

    /** Counts since the start and latency over the last window, of a subscription. Safe from any thread. */
    public InboxStats stats() {
        lock.lock();
        try {
            tally.record();
        } finally {
            lock.unlock();
        }
        // To sum up the histograms takes a while: not under the lock.
        long now = Clock.SYSTEM.now();
        Latency queued = tally.queued(now), done = tally.done(now);
        lock.lock();
        try {
            var size = new WorkerStats(workers.size(), scaling.target(), scaling.ups(), scaling.downs());
            return new InboxStats(name, new InboxCounts(tally.accepted, tally.handled, tally.failed, 0, tally.dropped, queue.waiting(), tally.waited), tally.work(), new InboxDelays(queued, done), size);
        } finally {
            lock.unlock();
        }
    }
}
