package fathom.scenario;

import fathom.measure.Clock;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The generator's thread: does work when it is due, however slow the platform is, and parks in between. */
final class OpenLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenLoop.class);
    private static final long SHORTEST_PARK = 200_000;
    private static final long LONGEST_PARK = 50_000_000;

    private final Clock clock;
    private final LongConsumer park;
    private final List<? extends TimedWork> works;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile Throwable failure;
    private long startedAt;
    private volatile double cpu = Double.NaN;

    OpenLoop(Clock clock, LongConsumer park, List<? extends TimedWork> works) {
        this.clock = clock;
        this.park = park;
        this.works = works;
        this.thread = Thread.ofPlatform().daemon().name("scenario-generator").unstarted(this::run);
    }

    void start() {
        startedAt = clock.now();
        thread.start();
    }

    /** Runs until nothing is due any more; on the caller's thread. */
    void run() {
        try {
            while (!stopped) {
                long next = TimedWork.NEVER;
                long now = clock.now();
                for (TimedWork w : works) next = Math.min(next, w.catchUp(now));
                if (next == TimedWork.NEVER) return;
                long wait = next - clock.now();
                if (wait > 0) park.accept(Math.clamp(wait, SHORTEST_PARK, LONGEST_PARK));
            }
        } catch (RuntimeException | Error e) {
            LOG.error("the generator broke off: {}", e.toString());
            LOG.debug("the generator broke off", e);
            failure = e;
        } finally {
            measureCpu();
        }
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /** What ended it before its time, or null. */
    Throwable failure() {
        return failure;
    }

    /** Share of one core used since the start, per cent; once the thread has ended, what it was then. NaN where the platform cannot tell. */
    double cpu() {
        if (thread.isAlive()) measureCpu();
        return cpu;
    }

    private void measureCpu() {
        long nanos = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
        long elapsed = clock.now() - startedAt;
        if (nanos >= 0 && elapsed > 0) cpu = 100.0 * nanos / elapsed;
    }

    @Override
    public void close() {
        stop();
    }

    /** Ends the thread, also where it waits for room at the bus; returns within a second. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join(500);
            if (!thread.isAlive()) return;
            thread.interrupt();
            thread.join(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
