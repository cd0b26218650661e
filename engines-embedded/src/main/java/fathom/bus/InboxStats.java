package fathom.bus;

import fathom.measure.Latency;

/**
 * What went through one inbox since it was opened. Always: {@code accepted = handled + waiting + conflated + dropped}, once it is quiet.
 *
 * @param accepted  messages that reached the inbox
 * @param handled   given to the handler, failures included
 * @param failed    handled with an exception
 * @param conflated replaced by a later one before they were handled
 * @param dropped   pushed out by a later one, or waiting when the inbox was closed
 * @param waiting   in the inbox now
 * @param waited    times a publisher had to wait for room
 * @param busyNanos time spent in the handler
 * @param queued    from the intended time to the start of handling, over the last window (about ten seconds)
 * @param done      from the intended time to the end of handling, over the same window
 * @param workers   the threads that handle them: one, unless the work is shared
 */
public record InboxStats(String name, long accepted, long handled, long failed, long conflated, long dropped, long waiting, long waited, long busyNanos,
                         Latency queued, Latency done, WorkerStats workers) {
    /** Of a subscription with a thread of its own. */
    public InboxStats(String name, long accepted, long handled, long failed, long conflated, long dropped, long waiting, long waited, long busyNanos,
                      Latency queued, Latency done) {
        this(name, accepted, handled, failed, conflated, dropped, waiting, waited, busyNanos, queued, done, WorkerStats.ONE);
    }
}
