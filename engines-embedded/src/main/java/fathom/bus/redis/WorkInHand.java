package fathom.bus.redis;

import io.lettuce.core.Consumer;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XClaimArgs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Entries of a group's work that one server brought: those that are in hand here, and those that are done and not acknowledged yet. Safe for several threads. */
final class WorkInHand {
    private static final long PATIENCE_MILLIS = 3_000;
    private static final int ACKNOWLEDGED = 64;

    private record Place(String key, String id) {
        static Place of(StreamMessage<String, byte[]> entry) {
            return new Place(entry.getStream(), entry.getId());
        }
    }

    /** An entry that is not done yet. @param left messages of it that are to be handled; @param elsewhere those that are in hand already, from another entry */
    record Held(Place place, AtomicInteger left, List<Long> elsewhere) {}

    private final Consumer<String> consumer;
    private final WorkShare share;
    private final Map<Place, Held> held = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Place> done = new ConcurrentLinkedQueue<>();
    private final AtomicInteger doneCount = new AtomicInteger();
    private volatile RedisLink link;

    WorkInHand(Consumer<String> consumer, WorkShare share) {
        this.consumer = consumer;
        this.share = share;
    }

    /** @param other over which it acknowledges from now on; null while there is none */
    void over(RedisLink other) {
        link = other;
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    boolean has(StreamMessage<String, byte[]> entry) {
        return held.containsKey(Place.of(entry));
    }

    /** @return null when nothing of the entry is left to do: it was handled before, and only the acknowledgement got lost; or there is none of ours in it */
    Held hold(StreamMessage<String, byte[]> entry, int messages, List<Long> elsewhere) {
        var hand = new Held(Place.of(entry), new AtomicInteger(messages), elsewhere);
        if (isDone(hand)) {
            done.add(hand.place);
            return null;
        }
        held.put(hand.place, hand);
        return hand;
    }

    /** There is nothing to be done about it, or nothing left of it. */
    void drop(StreamMessage<String, byte[]> entry) {
        done.add(Place.of(entry));
    }

    private boolean isDone(Held hand) {
        return hand.left.get() == 0 && hand.elsewhere.stream().noneMatch(share::isInHand);
    }

    /** Called by workers. Acknowledgements are gathered while there is more in hand. */
    void handled(Held hand, long message) {
        share.end(message);
        if (hand.left.decrementAndGet() > 0 || !isDone(hand)) return;
        held.remove(hand.place);
        done.add(hand.place);
        if (doneCount.incrementAndGet() < ACKNOWLEDGED && !held.isEmpty()) return;
        acknowledge();
    }

    /** Entries whose messages have all been handled, as many at once as there are. */
    void acknowledge() {
        RedisLink to = link;
        if (done.isEmpty() || to == null) return;
        doneCount.set(0);
        Map<String, List<String>> ids = new HashMap<>();
        for (Place p; (p = done.poll()) != null; ) ids.computeIfAbsent(p.key, k -> new ArrayList<>()).add(p.id);
        ids.forEach((key, all) -> to.connection().async().xack(key, consumer.getGroup(), all.toArray(String[]::new)));
    }

    /** Tells the server what is done and what is still being worked on, so that nobody takes it over. */
    void giveSign() throws RedisException {
        RedisLink to = link;
        if (to == null || !to.isOpen()) return;
        Map<String, List<String>> working = new HashMap<>();
        for (Held hand : held.values()) {
            if (!isDone(hand)) working.computeIfAbsent(hand.place.key, k -> new ArrayList<>()).add(hand.place.id);
            else if (held.remove(hand.place, hand)) done.add(hand.place);
        }
        acknowledge();
        for (var e : working.entrySet()) {
            Answers.await(to.connection().async().xclaim(e.getKey(), consumer, new XClaimArgs().minIdleTime(0).justid(), e.getValue().toArray(String[]::new)), PATIENCE_MILLIS);
        }
    }
}
