package fathom.bus.local;

import fathom.bus.Envelope;
import fathom.bus.Priority;
import java.util.concurrent.atomic.LongAdder;
import org.jctools.queues.atomic.MpscUnboundedAtomicArrayQueue;

/**
 * What waits in one inbox with one priority, in the order of arrival: messages that came without loss, and in between the boxes of those
 * that may lose some. Any thread adds, one takes. The queue has no bound of its own; publishers that must not overfill it ask {@link #hasRoom} first.
 */
final class Lane {
    private static final int CHUNK = 256;
    private static final int YIELDS = 100;
    /** A publisher that found no room waits until one place in so many is free, or it would be back for each single message. */
    private static final int ROOM = 4;
    /** A receiver that takes fewer messages than these in so many milliseconds, while its publishers wait, is not waited for by those who need not. */
    static final long PATIENCE = 2_000, LEAST = 2_000;

    /** Holds envelopes and {@link LossyBox}. */
    private final MpscUnboundedAtomicArrayQueue<Object> queue = new MpscUnboundedAtomicArrayQueue<>(CHUNK);
    private final LongAdder boxes = new LongAdder();
    private final Priority priority;
    /** The consumer's progress when a publisher last looked: spares it a look at each message. Any old value is on the safe side. */
    private long seenTaken;
    private volatile int waitingPublishers;
    /** At how many waiting messages publishers go on; guarded by this. */
    private int wakeAt;
    private volatile boolean givenUp;

    Lane(Priority priority) {
        this.priority = priority;
    }

    Priority priority() {
        return priority;
    }

    void add(Envelope message) {
        queue.offer(message);
    }

    void add(LossyBox box) {
        queue.offer(box);
        boxes.increment();
    }

    /** Envelopes added since the start; a box that is just being added may count as one for a moment. */
    long messagesAdded() {
        long notMessages = boxes.sum();
        return queue.currentProducerIndex() - notMessages;
    }

    /** The oldest envelope, or null when there is none (or a publisher is just about to add it). */
    Envelope take() {
        Object item;
        while ((item = queue.relaxedPoll()) != null) {
            if (item instanceof Envelope e) return e;
            Envelope e = ((LossyBox) item).take(this);
            if (e != null) return e;
        }
        return null;
    }

    /** Empties the lane, also of what is just being added, and says how many messages there were. For one thread at a time. */
    int clear() {
        int messages = 0;
        while (!queue.isEmpty()) if (take() != null) messages++;
        return messages;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Whether fewer than {@code capacity} wait. Publishers that ask at the same moment may overfill it by their number. */
    boolean hasRoom(int capacity) {
        long added = queue.currentProducerIndex();
        if (added - seenTaken < capacity) return true;
        seenTaken = queue.currentConsumerIndex();
        return added - seenTaken < capacity;
    }

    /** Whether nobody who need not wait does so any more: its receiver hardly worked, and there is not room enough yet. */
    boolean isGivenUp(int capacity) {
        if (!givenUp) return false;
        givenUp = !hasRoom(enough(capacity));
        return givenUp;
    }

    private static int enough(int capacity) {
        return capacity - capacity / ROOM;
    }

    /**
     * Lets others run for a moment, then blocks: returns when there is room or the inbox is closed.
     *
     * @param patient whether to wait for a receiver that hardly works
     * @return false when such a one was not waited for
     * @throws IllegalStateException when the thread is interrupted
     */
    boolean awaitRoom(int capacity, Inbox inbox, boolean patient) {
        for (int i = 0; i < YIELDS; i++) {
            if (inbox.isClosed() || hasRoom(enough(capacity))) return true;
            Thread.yield();
        }
        return blockUntilRoom(capacity, inbox, patient);
    }

    private synchronized boolean blockUntilRoom(int capacity, Inbox inbox, boolean patient) {
        waitingPublishers++;
        long since = System.nanoTime(), taken = queue.currentConsumerIndex();
        try {
            while (!inbox.isClosed() && !hasRoom(capacity)) {
                wakeAt = Math.max(wakeAt, capacity / 2);
                if (patient) {
                    wait();
                    continue;
                }
                long left = PATIENCE - (System.nanoTime() - since) / 1_000_000, takenNow = queue.currentConsumerIndex();
                if (left > 0) {
                    wait(left);
                } else if (takenNow - taken < LEAST) {
                    givenUp = true;
                    return false;
                } else {
                    since = System.nanoTime();
                    taken = takenNow;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for room in inbox " + inbox.name(), e);
        } finally {
            waitingPublishers--;
        }
    }

    /** Lets waiting publishers go on once the lane is half empty: waking them for each single place would cost a thread switch per message. */
    void releasePublishers() {
        if (waitingPublishers > 0) releaseIfHalfEmpty();
    }

    private synchronized void releaseIfHalfEmpty() {
        if (queue.size() > wakeAt) return;
        wakeAt = 0;
        notifyAll();
    }

    synchronized void releaseAllPublishers() {
        notifyAll();
    }
}
