package fathom.bus.local;

import fathom.bus.Envelope;
import fathom.measure.Clock;

/**
 * Times an inbox's handler; the consumer's own. To read the clock is the largest part of what the bus does for a small message, so messages that wait
 * already begin when the one before ended; and in a stream of messages that take next to nothing one reading serves a few of them. Whichever shares a reading
 * is counted with the later time, before and after the handler: never shorter than it was, and longer by at most two microseconds save for the few beside a
 * sudden slow one.
 */
final class Stopwatch {
    private static final int GROUP = 8;
    /** Nanoseconds: a message below it is fast; after so many in a row readings are shared, until a group is slow. */
    private static final long FAST = 250, SLOW_GROUP = GROUP * FAST;
    private static final int FAST_ENOUGH = 64;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final Counts counts;
    private final long[] intended = new long[GROUP];
    private int waiting;
    private int fast;
    private long start;
    /** End of the handling before, if the consumer was not idle since. */
    private long readyAt = UNKNOWN;

    Stopwatch(Counts counts) {
        this.counts = counts;
    }

    private boolean shares() {
        return fast >= FAST_ENOUGH;
    }

    void begin(Envelope message) {
        if (!shares()) start = message.sent() <= readyAt ? readyAt : Clock.SYSTEM.now();
        else if (readyAt == UNKNOWN) readyAt = Clock.SYSTEM.now();
    }

    void end(Envelope message) {
        if (shares()) {
            intended[waiting++] = message.intended();
            if (waiting == GROUP) endGroup();
            return;
        }
        long end = Clock.SYSTEM.now();
        fast = end - start < FAST ? fast + 1 : 0;
        counts.handled(message.intended(), start, end, fast > 0);
        readyAt = end;
    }

    private void endGroup() {
        long end = Clock.SYSTEM.now();
        counts.handled(intended, waiting, readyAt, end);
        if (end - readyAt > SLOW_GROUP) fast = 0;
        waiting = 0;
        readyAt = end;
    }

    /** Nothing waits: what was handled so far is counted. */
    void idle() {
        if (waiting > 0) endGroup();
        counts.record();
        readyAt = UNKNOWN;
    }

    /** The stream is over. */
    void parked() {
        fast = 0;
    }
}
