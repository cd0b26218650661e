package fathom.bus.redis;

import fathom.bus.Envelope;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Incoming;
import fathom.bus.local.Waking;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the messages of one lane in, each once and in order, whichever server brought it. One that comes before its turn is held, because its predecessors may
 * be on their way over another server: for a moment, and as long as a reader there is known to be behind. What has not come by then is lost and counted.
 */
final class Gate {
    /** Knows how far the readers of the same priorities on the other servers are. */
    @FunctionalInterface
    interface Others {
        /** Whether one of them has not read yet all that lay there at that time, {@link System#nanoTime}. */
        boolean areBehind(Member than, long since);
    }

    static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);
    /** A reader that never catches up must not hold up the others for ever. */
    static final long LONGEST = TimeUnit.SECONDS.toNanos(30);
    static final int MOST_HELD = 8_192;
    /** No process publishes so much of one type that nobody sees any of it: whoever says so is not believed. */
    static final long MOST_MISSING = 1L << 32, MOST_NUMBER = 1L << Ids.BITS;
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(10);

    /** @param message null when it cannot be read */
    private record Held(Envelope message, Member member) {}

    private final Others others;
    private final AtomicInteger holding;
    /** Whoever delivers has it, for as long as a full inbox lets him wait: order is kept among all who bring messages of this lane. */
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    /** The number whose turn it is; 0 before it is known. */
    private long next;
    private final TreeMap<Long, Held> held = new TreeMap<>();
    private long heldSince;

    /** @param holding counts the gates that hold something back */
    Gate(Others others, AtomicInteger holding) {
        this.others = others;
        this.holding = holding;
    }

    /** @param now of {@link System#nanoTime} */
    void admit(Incoming message, Member member, long now, Waking waking) throws CodecException {
        if (!lock.tryLock()) {
            waking.now(); // whoever has it may be waiting for room
            lock.lock();
        }
        try {
            long number = message.sequence();
            if (number < 0 || number > MOST_NUMBER || next > 0 && Math.abs(number - next) > MOST_MISSING) {
                member.foreign("a message with a number that cannot be so");
                member.faults().implausible(message);
                return;
            }
            if (next == 0 && isFirst(number, member, now)) next = number;
            if (number == next) {
                next++;
                Inflow.deliver(message, member, waking);
                if (!held.isEmpty()) release(now, waking);
            } else if (number < next || held.containsKey(number)) {
                member.duplicate();
            } else {
                hold(message, member, now, waking);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whoever comes late to a bus begins in the middle, though not before he knows that nothing earlier is just being brought by another server. */
    private boolean isFirst(long number, Member member, long now) {
        return number <= 1 || held.isEmpty() && !others.areBehind(member, now);
    }

    private void hold(Incoming message, Member member, long now, Waking waking) throws CodecException {
        if (held.isEmpty()) {
            heldSince = now;
            holding.incrementAndGet();
        }
        held.put(message.sequence(), new Held(null, member)); // it has come, even when it cannot be read
        held.put(message.sequence(), new Held(message.envelope(), member));
        while (held.size() > MOST_HELD && mayBeFilled(System.nanoTime())) glance(waking);
        if (held.size() > MOST_HELD) giveUp(now, waking);
    }

    /** Lets others in for a moment. */
    private void glance(Waking waking) {
        waking.now();
        try {
            released.awaitNanos(GLANCE);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while messages were held", e);
        }
    }

    /** Stops waiting for what has not come in time. While somebody delivers there is nothing to be done. */
    void expire(long now, Waking waking) {
        if (!lock.tryLock()) return;
        try {
            if (!held.isEmpty() && now - heldSince > PATIENCE && !mayBeFilled(now)) giveUp(now, waking);
        } finally {
            lock.unlock();
        }
    }

    private boolean mayBeFilled(long now) {
        return now - heldSince < LONGEST && others.areBehind(held.firstEntry().getValue().member, heldSince);
    }

    private void giveUp(long now, Waking waking) {
        var first = held.firstEntry();
        if (next > 0) first.getValue().member.lost(first.getKey() - next);
        next = first.getKey();
        release(now, waking);
    }

    private void release(long now, Waking waking) {
        for (Map.Entry<Long, Held> first; (first = held.firstEntry()) != null && first.getKey() == next; next++) {
            held.pollFirstEntry();
            Held message = first.getValue();
            if (message.message != null) Inflow.deliver(message.message, message.member, waking);
        }
        heldSince = now;
        if (held.isEmpty()) holding.decrementAndGet();
        released.signalAll();
    }
}
