package fathom.engine;

import fathom.engine.JobReport.State;
import fathom.measure.Clock;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job from submission to its end, on whatever thread works on it. */
final class Job {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);
    /** Nanoseconds between two reports of progress. */
    private static final long PACE = 250_000_000L;

    private final EngineId engine;
    private final Work work;
    private final Consumer<JobReport> reports;
    private volatile JobReport report;
    private volatile boolean cancelled;
    private volatile @Nullable Thread worker;
    private long startedAt;
    private long reportedAt;

    /** @param reports told of every change */
    Job(String id, EngineId engine, String name, Work work, Consumer<JobReport> reports) {
        this.engine = engine;
        this.work = work;
        this.reports = reports;
        report = new JobReport(id, engine.id(), name, State.WAITING, Double.NaN, "waits for a thread", Clock.SYSTEM.now(), 0, null, null);
    }

    EngineId engine() {
        return engine;
    }

    JobReport report() {
        return report;
    }

    /** Ends it at its next look at its progress, or where it can be interrupted; at once where it only waits. */
    void cancel() {
        cancelled = true;
        Thread thread = worker;
        if (thread != null) thread.interrupt();
        else end(State.CANCELLED, null, null);
    }

    void run() {
        startedAt = System.nanoTime();
        worker = Thread.currentThread();
        if (cancelled) return;
        try {
            become(State.RUNNING, Double.NaN, "", null, null);
            Object result = work.run(this::progress);
            if (result == null) throw new IllegalStateException("it ended without a result");
            end(State.DONE, result, null);
        } catch (CancellationException | InterruptedException e) {
            end(State.CANCELLED, null, null);
        } catch (IllegalArgumentException e) {
            end(State.FAILED, null, EngineRun.inWords(e));
        } catch (Exception e) {
            LOG.warn("the job {} failed", report.id(), e);
            end(cancelled ? State.CANCELLED : State.FAILED, null, EngineRun.inWords(e));
        } catch (Error e) {
            LOG.error("the job {} failed", report.id(), e);
            end(State.FAILED, null, e.getClass().getSimpleName() + ": " + EngineRun.inWords(e));
        } finally {
            worker = null;
            Thread.interrupted(); // the thread goes on with another job
        }
    }

    private void progress(double share, String doing) {
        if (cancelled) throw new CancellationException();
        long now = System.nanoTime();
        if (now - reportedAt < PACE) return;
        reportedAt = now;
        become(State.RUNNING, Math.clamp(share, 0, 1), doing, null, null);
    }

    private void end(State state, @Nullable Object result, @Nullable String error) {
        become(state, state == State.DONE ? 1 : report.share(), state == State.DONE ? "" : report.doing(), result, state == State.FAILED ? error : null);
    }

    private synchronized void become(State state, double share, String doing, @Nullable Object result, @Nullable String error) {
        if (report.state().isOver()) return;
        report = new JobReport(report.id(), report.engine(), report.name(), state, share, doing, report.since(), startedAt == 0 ? 0 : System.nanoTime() - startedAt, result, error);
        try {
            reports.accept(report);
        } catch (RuntimeException e) {
            LOG.warn("how the job {} is could not be published", report.id(), e);
        }
    }
}
