package fathom.bus.redis;

import fathom.bus.Envelope;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Incoming;
import fathom.bus.codec.WireCodec;
import fathom.measure.Clock;
import io.lettuce.core.Consumer;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Brings a group's work from one server, acknowledges what was handled, and takes over what dead members left. */
final class WorkReader implements Runnable {
    private static final long BLOCK_MILLIS = 1_000, PATIENCE_MILLIS = 3_000, PAUSE = 50_000_000L;
    private static final int ENTRIES = 64, CLAIMED = 64, ACKNOWLEDGED = 64;

    /** An entry of which some messages are still to be handled. */
    private record InHand(String key, String id, AtomicInteger left) {}

    private final Member member;
    private final String group;
    private final Consumer<String> consumer;
    private final WireCodec codec;
    private final RedisBusSettings settings;
    private final WorkShare share;
    private final LongAdder brought;
    private final Thread thread;
    private final Map<String, InHand> inHand = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<InHand> handled = new ConcurrentLinkedQueue<>();
    private final AtomicInteger handledCount = new AtomicInteger();
    private volatile RedisLink link, acks;
    private volatile boolean ready;
    private volatile boolean closed;

    WorkReader(Member member, String group, String consumer, WireCodec codec, RedisBusSettings settings, WorkShare share) {
        this.member = member;
        this.group = group;
        this.consumer = Consumer.from(group, consumer);
        this.codec = codec;
        this.settings = settings;
        this.share = share;
        brought = member.broughtTo(group);
        thread = Thread.ofPlatform().daemon().name(member.name() + "/" + group).unstarted(this);
    }

    void start() {
        thread.start();
    }

    boolean isReady() {
        return ready;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                if (!member.isReachable()) {
                    LockSupport.parkNanos(PAUSE);
                } else {
                    if (link == null || !link.isOpen() || !acks.isOpen()) connect();
                    acknowledge();
                    read();
                }
            } catch (RedisException | RuntimeException e) {
                if (closed) break;
                dropLinks();
                member.suspect("reading work failed: " + e.getMessage());
                LockSupport.parkNanos(PAUSE);
            }
        }
        sayGoodbye();
        dropLinks();
    }

    private void connect() throws RedisException {
        dropLinks();
        link = member.open(group);
        acks = member.open(group + " acknowledges");
        for (String key : member.keys().shared()) createGroup(key, ready ? "0" : "$");
        ready = true;
    }

    private void createGroup(String key, String from) throws RedisException {
        try {
            Answers.await(acks.connection().async().xgroupCreate(StreamOffset.from(key, from), group, XGroupCreateArgs.Builder.mkstream()), PATIENCE_MILLIS);
        } catch (RedisException e) {
            if (!e.getMessage().contains("BUSYGROUP")) throw e;
        }
    }

    private void read() throws RedisException {
        List<String> keys = member.keys().shared();
        @SuppressWarnings({"unchecked", "rawtypes"})
        StreamOffset<String>[] from = new StreamOffset[keys.size()];
        for (int i = 0; i < from.length; i++) from[i] = StreamOffset.lastConsumed(keys.get(i));
        RedisFuture<List<StreamMessage<String, byte[]>>> answer = link.connection().async().xreadgroup(consumer, new XReadArgs().block(BLOCK_MILLIS).count(ENTRIES), from);
        List<StreamMessage<String, byte[]>> entries;
        try {
            entries = Answers.await(answer, BLOCK_MILLIS + PATIENCE_MILLIS);
        } catch (RedisException e) {
            if (!(e.getCause() instanceof RedisCommandExecutionException) || !e.getMessage().contains("NOGROUP")) throw e;
            for (String key : keys) createGroup(key, "0"); // the server lost it: all that is there came since
            return;
        }
        if (entries != null) entries.forEach(this::take);
    }

    private void take(StreamMessage<String, byte[]> entry) {
        byte[] body = entry.getBody() == null ? null : entry.getBody().get(StreamWriter.FIELD);
        var work = new ArrayList<Envelope>();
        if (body == null) member.foreign("an entry without our field");
        else unpack(body, work);
        var hand = new InHand(entry.getStream(), entry.getId(), new AtomicInteger(work.size()));
        if (work.isEmpty()) {
            if (!inHand.containsKey(hand.id)) handled.add(hand); // it was handled before, and only the acknowledgement got lost
            return;
        }
        inHand.put(hand.id, hand);
        for (var message : work) {
            Carried carried = member.carried(message.topic(), message.type());
            carried.count().increment();
            brought.increment();
            carried.lastAt().setRelease(Clock.SYSTEM.now());
            share.offer(message, () -> done(hand));
        }
    }

    private void unpack(byte[] body, List<Envelope> into) {
        member.bytesIn(body.length);
        try {
            codec.read(body, m -> wanted(m, into));
        } catch (CodecException e) {
            member.foreign(e.getMessage());
        }
    }

    private void wanted(Incoming message, List<Envelope> into) {
        if (!share.takes(message.id(), message.topic())) return;
        try {
            into.add(message.envelope());
        } catch (CodecException e) {
            member.foreign(message.topic() + ": " + e.getMessage());
        }
    }

    /** Called by workers. Acknowledgements are gathered while there is more in hand. */
    private void done(InHand hand) {
        if (hand.left.decrementAndGet() > 0) return;
        inHand.remove(hand.id);
        handled.add(hand);
        if (handledCount.incrementAndGet() < ACKNOWLEDGED && !inHand.isEmpty()) return;
        acknowledge();
    }

    /** Entries whose messages have all been handled, as many at once as there are. */
    private void acknowledge() {
        RedisLink to = acks;
        if (handled.isEmpty() || to == null) return;
        handledCount.set(0);
        Map<String, List<String>> ids = new HashMap<>();
        for (InHand hand; (hand = handled.poll()) != null; ) ids.computeIfAbsent(hand.key, k -> new ArrayList<>()).add(hand.id);
        ids.forEach((key, all) -> to.connection().async().xack(key, group, all.toArray(String[]::new)));
    }

    /** Tells the server that what is in hand is being worked on, so that nobody takes it over. */
    void giveSign() throws RedisException {
        RedisLink to = acks;
        if (to == null || !to.isOpen()) return;
        Map<String, List<String>> held = new HashMap<>();
        inHand.values().forEach(h -> held.computeIfAbsent(h.key, k -> new ArrayList<>()).add(h.id));
        for (var e : held.entrySet()) {
            Answers.await(to.connection().async().xclaim(e.getKey(), consumer, new XClaimArgs().minIdleTime(0).justid(), e.getValue().toArray(String[]::new)), PATIENCE_MILLIS);
        }
    }

    /** Takes over what others, or this one over a connection that was lost, have held without a sign for too long. */
    void reclaim() throws RedisException {
        RedisLink to = acks;
        if (to == null || !to.isOpen()) return;
        for (String key : member.keys().shared()) {
            var claimed = Answers.await(to.connection().async().xautoclaim(key, XAutoClaimArgs.Builder.xautoclaim(consumer, settings.reclaimAfter(), "0-0").count(CLAIMED)),
                    PATIENCE_MILLIS);
            var fresh = claimed.getMessages().stream().filter(m -> !inHand.containsKey(m.getId())).toList();
            if (fresh.isEmpty()) continue;
            member.reclaimed(fresh.size());
            fresh.forEach(this::take);
        }
    }

    /** A member that holds nothing leaves the group; what it does hold stays in its name until another takes it over. */
    private void sayGoodbye() {
        if (acks == null || !acks.isOpen()) return;
        acknowledge();
        if (!inHand.isEmpty()) return;
        try {
            for (String key : member.keys().shared()) Answers.await(acks.connection().async().xgroupDelconsumer(key, consumer), PATIENCE_MILLIS);
        } catch (RedisException e) {
            // it is gone, and so is the member
        }
    }

    private void dropLinks() {
        if (link != null) link.close();
        if (acks != null) acks.close();
        link = null;
        acks = null;
    }

    void close() {
        closed = true;
        RedisLink reading = link;
        if (reading != null) reading.close();
        LockSupport.unpark(thread);
    }

    void awaitEnd() {
        try {
            if (Thread.currentThread() != thread) thread.join(3_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
