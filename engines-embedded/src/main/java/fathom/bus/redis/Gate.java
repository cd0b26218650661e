package fathom.bus.redis;

import fathom.bus.Envelope;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Incoming;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Lets the messages of one lane in, each once and in order, whichever server brought it. One that comes before its turn is held for a moment, because its
 * predecessors may be on their way over another server; what has not come by then is lost and counted. Guarded by itself.
 */
final class Gate {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MOST_HELD = 8_192;

    private record Held(Envelope message, Member member) {}

    /** The number whose turn it is; 0 before the first. */
    private long next;
    private final TreeMap<Long, Held> held = new TreeMap<>();
    private long heldSince;

    /** @param now of {@link System#nanoTime} */
    synchronized void admit(Incoming message, Member member, long now) throws CodecException {
        long number = message.sequence();
        if (number == next || next == 0) {
            next = number + 1;
            Inflow.deliver(message, member);
            if (!held.isEmpty()) release(now);
        } else if (number < next) {
            member.duplicate();
        } else if (held.putIfAbsent(number, new Held(message.envelope(), member)) != null) {
            member.duplicate();
        } else {
            if (held.size() == 1) heldSince = now;
            if (held.size() > MOST_HELD) giveUp(now);
        }
    }

    /** Stops waiting for what has not come in time. */
    synchronized void expire(long now) {
        if (!held.isEmpty() && now - heldSince > PATIENCE) giveUp(now);
    }

    private void giveUp(long now) {
        var first = held.firstEntry();
        first.getValue().member.lost(first.getKey() - next);
        next = first.getKey();
        release(now);
    }

    private void release(long now) {
        for (Map.Entry<Long, Held> first; (first = held.firstEntry()) != null && first.getKey() == next; next++) {
            held.pollFirstEntry();
            Inflow.deliver(first.getValue().message, first.getValue().member);
        }
        heldSince = now;
    }
}
