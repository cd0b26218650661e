package fathom.bus;

import fathom.measure.Latency;
import java.util.Objects;

/**
 * How one inbox is.
 *
 * @param work      what its messages cost
 * @param workers   the threads that handle its messages: one, unless the work is shared
 */
public record InboxStats(String name, InboxCounts counts, InboxWork work, InboxDelays delays, WorkerStats workers) {
    public InboxStats {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(delays, "delays");
        Objects.requireNonNull(workers, "workers");
    }

    /** Of a subscription with a thread of its own. */
    public InboxStats(String name, InboxCounts counts, InboxWork work, InboxDelays delays) {
        this(name, counts, work, delays, WorkerStats.ONE);
    }

    /** The same without single long messages. */
    public InboxStats(String name, InboxCounts counts, long busyNanos, InboxDelays delays) {
        this(name, counts, InboxWork.of(busyNanos), delays);
    }

    /** Time spent in the handler since it was opened. */
    public long busyNanos() {
        return work.busy();
    }

    public long accepted() {
        return counts.accepted();
    }

    public long handled() {
        return counts.handled();
    }

    public long failed() {
        return counts.failed();
    }

    public long conflated() {
        return counts.conflated();
    }

    public long dropped() {
        return counts.dropped();
    }

    public long waiting() {
        return counts.waiting();
    }

    public long waited() {
        return counts.waited();
    }

    public Latency queued() {
        return delays.queued();
    }

    public Latency done() {
        return delays.done();
    }
}
