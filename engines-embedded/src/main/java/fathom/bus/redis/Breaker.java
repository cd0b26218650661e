package fathom.bus.redis;

/**
 * Keeps traffic away from a server that failed until it has proved itself: closed while all is well, open after a failure, half open from the first success on,
 * closed again after a few in a row. Guarded by itself.
 */
final class Breaker {
    enum State { CLOSED, HALF_OPEN, OPEN }

    private static final int PROOFS = 3;

    private volatile State state = State.OPEN;
    private int proofs;

    State state() {
        return state;
    }

    /** @return whether it was closed before */
    synchronized boolean failure() {
        boolean was = state == State.CLOSED;
        state = State.OPEN;
        proofs = 0;
        return was;
    }

    /** @return whether it has just closed */
    synchronized boolean success() {
        if (state == State.CLOSED) return false;
        state = State.HALF_OPEN;
        if (++proofs < PROOFS) return false;
        state = State.CLOSED;
        return true;
    }
}
