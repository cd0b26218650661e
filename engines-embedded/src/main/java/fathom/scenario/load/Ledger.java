package fathom.scenario.load;

import fathom.scenario.Schedule;
import java.util.List;

/** When each request of a run was due and really sent, by its number, which also makes its correlation. Preallocated: nothing is boxed per request. */
final class Ledger {
    private final Schedule schedule;
    private final long start;
    private final long[] sentAt;

    /** @param start epoch nanoseconds; no two runs have the same, so it makes the correlations of this one its own */
    Ledger(Schedule schedule, long start) {
        this.schedule = schedule;
        this.start = start;
        this.sentAt = new long[schedule.total()];
    }

    Schedule schedule() {
        return schedule;
    }

    long start() {
        return start;
    }

    long due(int request) {
        return start + schedule.due(request);
    }

    long correlation(int request) {
        return start + request;
    }

    /** The bus hands a message on only after this was written, so that whoever answers it sees it. */
    void sent(int request, long at) {
        sentAt[request] = at;
    }

    /** The number behind a correlation; −1 when it is none of this run, was not sent, or is settled already. */
    int open(long correlation) {
        long request = correlation - start;
        return request >= 0 && request < sentAt.length && sentAt[(int) request] != 0 ? (int) request : -1;
    }

    /** @return when it was sent */
    long settle(int request) {
        long at = sentAt[request];
        sentAt[request] = 0;
        return at;
    }

    /** Whose turn it is among so many, round robin. */
    static <T> T turn(List<T> all, int request) {
        return all.get(request % all.size());
    }
}
