package fathom.bus.work;

import fathom.bus.Envelope;
import fathom.bus.Priority;
import fathom.bus.Topic;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * What waits for workers, by topic and priority. At most one message of a topic is in hand; the topics that have something waiting and nothing in hand
 * take turns, one message each, the more urgent priorities first. Not safe for several threads.
 *
 * <p>Topics are never forgotten, here as elsewhere.
 */
final class KeyedQueue {
    private static final Priority[] PRIORITIES = Priority.values();

    /** Once taken, to be given back by {@link #release}. */
    record Job(Key key, Envelope message, Runnable whenHandled) {}

    /** One topic. It stands in line in each priority of which it has something, also while a message is in hand: then that turn is passed over. */
    static final class Key {
        private final Map<Priority, Queue<Job>> jobs = new EnumMap<>(Priority.class);
        /** One bit for each priority in which it stands. */
        private int standing;
        private int waiting;
        private boolean inHand;
        /** When it began to wait for a worker. */
        private long since;
    }

    private final Map<Topic, Key> keys = new HashMap<>();
    private final Map<Priority, Queue<Key>> ready = new EnumMap<>(Priority.class);
    private final int[] waiting = new int[PRIORITIES.length];
    /** Topics that a worker could take, and the messages they have. */
    private int readyTopics, readyMessages;
    private int inHand, busiest;

    KeyedQueue() {
        for (Priority p : PRIORITIES) ready.put(p, new ArrayDeque<>());
    }

    /** @return whether there is one topic more that a worker could take */
    boolean add(Envelope message, Runnable whenHandled, long now) {
        Key key = keys.computeIfAbsent(message.topic(), t -> new Key());
        Priority priority = message.priority();
        key.jobs.computeIfAbsent(priority, p -> new ArrayDeque<>()).add(new Job(key, message, whenHandled));
        waiting[priority.ordinal()]++;
        boolean first = key.waiting++ == 0;
        if (key.inHand) return false;
        stand(key, priority);
        readyMessages++;
        if (!first) return false;
        key.since = now;
        readyTopics++;
        return true;
    }

    /** The next message whose topic has none in hand; null when there is none. */
    Job take() {
        for (int p = PRIORITIES.length - 1; p >= 0 && readyTopics > 0; p--) {
            Key key = next(PRIORITIES[p]);
            if (key != null) return take(key, PRIORITIES[p]);
        }
        return null;
    }

    /** The topic whose turn it is, without the turns of those that have a message in hand: they line up again when it is released. */
    private Key next(Priority priority) {
        Queue<Key> turns = ready.get(priority);
        Key key;
        while ((key = turns.peek()) != null && key.inHand) leave(key, priority);
        return key;
    }

    private Job take(Key key, Priority priority) {
        leave(key, priority);
        readyTopics--;
        readyMessages -= key.waiting;
        waiting[priority.ordinal()]--;
        key.waiting--;
        key.inHand = true;
        busiest = Math.max(busiest, ++inHand);
        return key.jobs.get(priority).remove();
    }

    /** The topic of a job that was taken may have its next turn. */
    void release(Job job, long now) {
        Key key = job.key;
        key.inHand = false;
        inHand--;
        if (key.waiting == 0) return;
        for (Priority p : PRIORITIES) {
            Queue<Job> jobs = key.jobs.get(p);
            if (jobs != null && !jobs.isEmpty()) stand(key, p);
        }
        key.since = now;
        readyTopics++;
        readyMessages += key.waiting;
    }

    private void stand(Key key, Priority priority) {
        int bit = 1 << priority.ordinal();
        if ((key.standing & bit) != 0) return;
        key.standing |= bit;
        ready.get(priority).add(key);
    }

    /** @param key the first that stands there */
    private void leave(Key key, Priority priority) {
        ready.get(priority).remove();
        key.standing &= ~(1 << priority.ordinal());
    }

    int waiting(Priority priority) {
        return waiting[priority.ordinal()];
    }

    int waiting() {
        int sum = 0;
        for (int n : waiting) sum += n;
        return sum;
    }

    int readyTopics() {
        return readyTopics;
    }

    /** What there is now, and the most that was in hand since the look before. */
    Load look(long now) {
        var load = new Load(readyTopics + inHand, readyMessages, longestWait(now), busiest);
        busiest = inHand;
        return load;
    }

    private long longestWait(long now) {
        long longest = 0;
        for (Priority p : PRIORITIES) {
            Key next = next(p);
            if (next != null) longest = Math.max(longest, now - next.since);
        }
        return longest;
    }

    /** Forgets what waits, and says how many messages that were. */
    int clear() {
        int dropped = waiting();
        for (Key key : keys.values()) {
            key.jobs.clear();
            key.waiting = key.standing = 0;
        }
        ready.values().forEach(Queue::clear);
        Arrays.fill(waiting, 0);
        readyTopics = readyMessages = 0;
        return dropped;
    }
}
