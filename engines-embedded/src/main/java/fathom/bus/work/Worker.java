package fathom.bus.work;

import fathom.bus.FailureLog;
import fathom.bus.Handler;
import fathom.measure.Clock;
import java.util.concurrent.locks.Condition;

/** One thread of a pool. */
final class Worker extends Thread {
    final KeyedPool pool;
    private final Handler handler;
    private final FailureLog failures;

    /** Signalled when it shall look for work; of the pool's lock, which also guards {@link #parked}. */
    final Condition called;
    boolean parked;

    /** What it has in hand, or had before the pool settled it; null when that is settled. */
    KeyedQueue.Job job;
    /** Of the handling, epoch nanoseconds. */
    long start, end;
    boolean failed;

    Worker(KeyedPool pool, String name, Condition called, Handler handler, FailureLog failures) {
        super(name);
        setDaemon(true);
        this.pool = pool;
        this.called = called;
        this.handler = handler;
        this.failures = failures;
    }

    @Override
    public void run() {
        while (pool.next(this)) {
            handle();
            if (!failed || !pool.isInterrupted()) tell();
        }
    }

    private void handle() {
        failed = false;
        start = Clock.SYSTEM.now();
        try {
            handler.onMessage(job.message());
        } catch (Throwable t) {
            failed = true;
            failures.log(job.message(), t);
        }
        end = Clock.SYSTEM.now();
        Thread.interrupted(); // left over by the handler, and not meant for whoever is told
    }

    private void tell() {
        try {
            job.whenHandled().run();
        } catch (Throwable t) {
            failures.log(job.message(), t);
        }
    }
}
