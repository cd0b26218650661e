package fathom.bus.redis;

import fathom.bus.Priority;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be sent to one server, the most urgent first, bounded in bytes. What was sent and has no answer yet still counts, so that a server that
 * does not answer holds its publishers up instead of filling the memory.
 */
final class Outbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Outgoing>[] queues = queues();
    private final long bound;
    private final Runnable onWork;
    private volatile long bytes;
    private volatile int count;
    private volatile int urgent;
    private boolean open = true;

    /** @param bound in bytes; @param onWork called when something came and the writer may be resting */
    Outbox(long bound, Runnable onWork) {
        this.bound = bound;
        this.onWork = onWork;
    }

    @SuppressWarnings("unchecked")
    private static ArrayDeque<Outgoing>[] queues() {
        var all = new ArrayDeque[Priority.values().length];
        for (int i = 0; i < all.length; i++) all[i] = new ArrayDeque<Outgoing>();
        return all;
    }

    /** Whatever the bound says: publishers ask for room before. */
    void add(Outgoing message) {
        lock.lock();
        try {
            queues[message.lane().priority.ordinal()].addLast(message);
            bytes += message.bytes();
            count++;
            if (message.isUrgent()) urgent++;
        } finally {
            lock.unlock();
        }
        onWork.run();
    }

    boolean hasRoom() {
        return bytes < bound; // a racy look is enough: publishers that ask at the same instant may exceed the bound by one message each
    }

    /** Waits until there is room, or until nothing more is taken here. @return whether there is room */
    boolean awaitRoom(long nanos) throws InterruptedException {
        lock.lock();
        try {
            while (open && bytes >= bound) {
                if (nanos <= 0) return false;
                nanos = room.awaitNanos(nanos);
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Takes messages for one entry: the oldest of the most urgent, and those after it that may lie beside it, up to a number and to so many bytes. They go on counting until {@link #done}. */
    void take(int pack, int mostBytes, List<Outgoing> into) {
        lock.lock();
        try {
            for (int p = queues.length - 1; p >= 0; p--) {
                ArrayDeque<Outgoing> queue = queues[p];
                if (queue.isEmpty()) continue;
                Outgoing first = queue.peekFirst();
                int size = 0;
                while (!queue.isEmpty() && into.size() < first.most(pack) && size < mostBytes && queue.peekFirst().fits(first)) {
                    Outgoing message = queue.removeFirst();
                    size += message.bytes();
                    if (message.isUrgent()) urgent--;
                    into.add(message);
                }
                count -= into.size();
                return;
            }
        } finally {
            lock.unlock();
        }
    }

    /** So many bytes of what was taken are with the server now. */
    void done(long freed) {
        lock.lock();
        try {
            boolean full = bytes >= bound;
            bytes -= freed;
            if (full && bytes < bound) room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Puts back what was taken and did not arrive, before everything that waits, in its order. Whoever does so looks for work afterwards. */
    void putBack(List<Outgoing> messages) {
        lock.lock();
        try {
            for (Outgoing m : messages.reversed()) {
                queues[m.lane().priority.ordinal()].addFirst(m);
                if (m.isUrgent()) urgent++;
            }
            count += messages.size();
        } finally {
            lock.unlock();
        }
    }

    /** Like {@link #putBack}, for what had been {@link #done} already. */
    void sendAgain(List<Outgoing> messages) {
        lock.lock();
        try {
            for (Outgoing m : messages) bytes += m.bytes();
        } finally {
            lock.unlock();
        }
        putBack(messages);
    }

    /** Takes everything that waits out, in the order in which it would have been sent within each lane; it no longer counts. */
    void drain(List<Outgoing> into) {
        lock.lock();
        try {
            for (int p = queues.length - 1; p >= 0; p--) {
                for (Outgoing m : queues[p]) {
                    into.add(m);
                    bytes -= m.bytes();
                }
                queues[p].clear();
            }
            count = 0;
            urgent = 0;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes what waits of one lane out, in its order; it no longer counts. */
    void withdraw(Lane lane, List<Outgoing> into) {
        lock.lock();
        try {
            queues[lane.priority.ordinal()].removeIf(m -> {
                if (m.lane() != lane) return false;
                into.add(m);
                bytes -= m.bytes();
                count--;
                if (m.isUrgent()) urgent--;
                return true;
            });
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        return count;
    }

    boolean hasUrgent() {
        return urgent > 0;
    }

    long bytes() {
        return bytes;
    }

    /** Nobody waits for room here any more. */
    void close() {
        lock.lock();
        try {
            open = false;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
