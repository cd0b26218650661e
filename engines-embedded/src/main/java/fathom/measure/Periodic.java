package fathom.measure;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that is done again and again on a thread of its own, whatever it throws: the first of a row of failures is logged, all are counted. */
public final class Periodic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

    private final String name;
    private final Runnable task;
    private final ScheduledThreadPoolExecutor timer;
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean failing;

    private Periodic(String name, Runnable task) {
        this.name = name;
        this.task = task;
        timer = new ScheduledThreadPoolExecutor(1, r -> Thread.ofPlatform().daemon().name(name).unstarted(r), new DiscardPolicy());
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** @param name of the thread, and what a failure is logged under */
    public static Periodic every(Duration period, String name, Runnable task) {
        return every(period, period, name, task);
    }

    /** @param first from now to the first time */
    public static Periodic every(Duration first, Duration period, String name, Runnable task) {
        var periodic = new Periodic(name, task);
        periodic.timer.scheduleAtFixedRate(periodic::once, first.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
        return periodic;
    }

    private void once() {
        run(task);
    }

    private void run(Runnable what) {
        try {
            what.run();
            failing = false;
        } catch (Throwable t) {
            failures.incrementAndGet();
            if (!failing) LOG.warn("{} failed; it is tried again each time", name, t);
            failing = true;
        }
    }

    /** Once more, as soon as the thread is free; returns at once. */
    public void now() {
        timer.execute(this::once);
    }

    /** Times it threw since the start. */
    public long failures() {
        return failures.get();
    }

    /** Does one last thing on the thread, then ends. @param atMost to wait for that */
    public void close(Runnable last, Duration atMost) {
        timer.execute(() -> run(last));
        timer.shutdown();
        try {
            if (!timer.awaitTermination(atMost.toNanos(), TimeUnit.NANOSECONDS)) timer.shutdownNow();
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it; returns at once. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
