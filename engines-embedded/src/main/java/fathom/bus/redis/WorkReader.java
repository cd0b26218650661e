package fathom.bus.redis;

import fathom.bus.Envelope;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Incoming;
import fathom.bus.codec.IncomingSink;
import fathom.bus.codec.WireCodec;
import fathom.measure.Clock;
import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.XReadArgs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a group's work from one server, acknowledges what was handled, and takes over what dead members left. */
final class WorkReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkReader.class);
    /** A read ends by itself, also when the reader is to end: what the server hands out to a connection that is gone is missed by everybody for a while. */
    private static final long BLOCK_MILLIS = 200, PATIENCE_MILLIS = 3_000, GRACE_MILLIS = 2 * BLOCK_MILLIS;
    private static final long PAUSE = 50_000_000L, LONGEST_PAUSE = 1_000_000_000L;
    /** Read at once: no more than can wait for a worker, whatever lies in each. */
    private static final int ENTRIES = WorkShare.CAPACITY / Outgoing.MOST_WORK;
    /** An entry that was handed out more often has ended, or held up, all who had it. */
    private static final long MOST_DELIVERIES = 5;
    private static final long STUCK = 10_000_000_000L;
    private static final long MOST_BYTES = 16 << 20;
    private static final String START = "0-0";

    private final Member member;
    private final String group;
    private final Consumer<String> consumer;
    private final WireCodec codec;
    private final RedisBusSettings settings;
    private final WorkShare share;
    private final LongAdder brought;
    private final Thread thread;
    private final WorkInHand inHand;
    private volatile RedisLink link, acks;
    private volatile boolean ready;
    private volatile boolean closed;
    /** When it last came round, {@link System#nanoTime}; and whether it waits for a worker, which may take its time. */
    private volatile long turnedAt = System.nanoTime();
    private volatile boolean waits;
    private final long reclaimEvery;
    private long reclaimAt = System.nanoTime();
    private long pause = PAUSE;

    WorkReader(Member member, String group, String consumer, WireCodec codec, RedisBusSettings settings, WorkShare share) {
        this.member = member;
        this.group = group;
        this.consumer = Consumer.from(group, consumer);
        this.codec = codec;
        this.settings = settings;
        this.share = share;
        inHand = new WorkInHand(this.consumer, share);
        brought = member.broughtTo(group);
        reclaimEvery = settings.reclaimAfter().toNanos() / 3;
        thread = Thread.ofPlatform().daemon().name(member.name() + "/" + group).unstarted(this);
    }

    void start() {
        member.joined(this);
        thread.start();
    }

    String group() {
        return group;
    }

    /** Whether it does not read although there is a server to read from, and room for what comes. */
    boolean isStuck(long now) {
        return !closed && !waits && now - turnedAt > STUCK;
    }

    boolean isReady() {
        return ready;
    }

    @Override
    public void run() {
        while (!closed) {
            turnedAt = System.nanoTime();
            try {
                if (!member.isReachable()) {
                    LockSupport.parkNanos(PAUSE);
                } else {
                    if (link == null || !link.isOpen() || !acks.isOpen()) connect();
                    inHand.acknowledge();
                    reclaim();
                    read();
                    pause = PAUSE;
                }
            } catch (RedisException | RuntimeException | Error e) {
                beginAgain(e);
            }
        }
        sayGoodbye();
        dropLinks();
        member.left(this);
    }

    /** A reader never ends before it is told to, and what it met is told. */
    private void beginAgain(Throwable e) {
        try {
            dropLinks();
            if (closed) return;
            if (e instanceof Error) member.faults().broke("its reader of " + group, e);
            else member.suspect("reading work failed: " + e.getMessage());
        } catch (RuntimeException | Error again) {
            // no memory even for that; whoever looks sees that it is stuck
        }
        LockSupport.parkNanos(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    private void connect() throws RedisException {
        dropLinks();
        link = member.open(group);
        acks = member.open(group + " acknowledges");
        link.allowance().limit(WireCodec.LARGEST, MOST_BYTES);
        acks.allowance().limit(WireCodec.LARGEST, MOST_BYTES);
        for (String key : member.keys().shared()) createGroup(key, ready ? "0" : "$");
        inHand.over(acks);
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
        link.allowance().renew();
        RedisFuture<List<StreamMessage<String, byte[]>>> answer = link.connection().async().xreadgroup(consumer, new XReadArgs().block(BLOCK_MILLIS).count(ENTRIES), from);
        List<StreamMessage<String, byte[]>> entries;
        try {
            entries = Answers.await(answer, BLOCK_MILLIS + PATIENCE_MILLIS);
        } catch (RedisException e) {
            if (!(e.getCause() instanceof RedisCommandExecutionException) || !e.getMessage().contains("NOGROUP")) throw e;
            for (String key : keys) createGroup(key, "0"); // the server lost it: all that is there came since
            return;
        }
        if (entries != null) for (StreamMessage<String, byte[]> e : entries) takeWhole(e);
    }

    /** One that came with too many others is asked for alone. */
    private void takeWhole(StreamMessage<String, byte[]> entry) throws RedisException {
        StreamMessage<String, byte[]> whole = isWhole(entry) ? entry : again(entry);
        if (whole == null) {
            inHand.drop(entry); // cut off since
        } else if (isWhole(whole)) {
            take(whole);
        } else {
            giveUp(entry, "an entry of more than " + WireCodec.LARGEST + " bytes", null);
        }
    }

    private static boolean isWhole(StreamMessage<String, byte[]> entry) {
        return entry.getBody() == null || entry.getBody().get(StreamWriter.FIELD) != Allowance.LEFT_OUT;
    }

    private StreamMessage<String, byte[]> again(StreamMessage<String, byte[]> entry) throws RedisException {
        acks.allowance().renew();
        var found = Answers.await(acks.connection().async().xrange(entry.getStream(), Range.create(entry.getId(), entry.getId())), PATIENCE_MILLIS);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** It is not tried again, by nobody: it is kept aside, acknowledged and told. @param cause null when there is none */
    private void giveUp(StreamMessage<String, byte[]> entry, String why, Throwable cause) {
        LOG.error("{}: the entry {} of {} was given up: {}", thread.getName(), entry.getId(), entry.getStream(), why, cause);
        member.faults().gaveUp("gave up an entry of work: " + why);
        Aside.keep(acks, member.keys(), entry, why);
        inHand.drop(entry);
    }

    private void take(StreamMessage<String, byte[]> entry) {
        var work = new ArrayList<Envelope>();
        var elsewhere = new ArrayList<Long>();
        try {
            unpack(entry, work, elsewhere);
        } catch (Error e) {
            work.forEach(m -> share.end(m.id()));
            giveUp(entry, e.getClass().getSimpleName() + " while it was read", e);
            return;
        }
        WorkInHand.Held hand = inHand.hold(entry, work.size(), elsewhere);
        if (hand == null) return;
        for (var message : work) {
            Carried carried = member.carried(message.topic(), message.type());
            carried.count().increment();
            brought.increment();
            carried.lastAt().setRelease(Clock.SYSTEM.now());
            offer(hand, message);
        }
    }

    private void offer(WorkInHand.Held hand, Envelope message) {
        waits = true;
        try {
            share.offer(message, () -> inHand.handled(hand, message.id()));
        } finally {
            turnedAt = System.nanoTime();
            waits = false;
        }
    }

    /** Whatever is wrong with an entry stays with it: it is not taken again and again. */
    private void unpack(StreamMessage<String, byte[]> entry, List<Envelope> work, List<Long> elsewhere) {
        byte[] body = entry.getBody() == null ? null : entry.getBody().get(StreamWriter.FIELD);
        if (body == null) {
            member.foreign("an entry without our field");
            return;
        }
        member.bytesIn(body.length);
        try {
            codec.read(body, IncomingSink.of(m -> sort(m, work, elsewhere), e -> member.foreign(e.getMessage())));
        } catch (CodecException e) {
            member.foreign(e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("{}: the entry {} of {} failed", thread.getName(), entry.getId(), entry.getStream(), e);
            member.foreign(e.toString());
        }
    }

    private void sort(Incoming message, List<Envelope> work, List<Long> elsewhere) {
        if (!share.wants(message.topic())) return;
        if (share.begin(message.id())) {
            try {
                work.add(message.envelope());
            } catch (CodecException e) {
                share.end(message.id());
                member.foreign(message.topic() + ": " + e.getMessage());
            }
        } else if (share.isInHand(message.id())) {
            elsewhere.add(message.id());
        }
    }

    /** To be called now and then, for the reader may stand still while the workers have all that they can take. */
    void giveSign() throws RedisException {
        inHand.giveSign();
    }

    /** Takes over what others, or this one over a connection that was lost, have held without a sign for too long; not while there is enough to do. */
    private void reclaim() throws RedisException {
        long now = System.nanoTime();
        if (now < reclaimAt || !share.hasRoom()) return;
        reclaimAt = now + reclaimEvery;
        RedisLink to = acks;
        for (String key : member.keys().shared()) {
            String from = START;
            do { // a call looks at ten times as many entries as it may take: beyond those of members who live there may be others
                acks.allowance().renew();
                var claimed = Answers.await(to.connection().async().xautoclaim(key, XAutoClaimArgs.Builder.xautoclaim(consumer, settings.reclaimAfter(), from).count(ENTRIES)),
                        PATIENCE_MILLIS);
                from = claimed.getId();
                var fresh = claimed.getMessages().stream().filter(m -> !inHand.has(m)).toList();
                member.reclaimed(fresh.size());
                for (StreamMessage<String, byte[]> e : fresh) {
                    if (deliveries(e) > MOST_DELIVERIES) giveUp(e, "handed out " + MOST_DELIVERIES + " times and never handled", null);
                    else takeWhole(e);
                }
            } while (!from.equals(START) && !closed && share.hasRoom());
        }
    }

    /** How often it was handed out. */
    private long deliveries(StreamMessage<String, byte[]> entry) throws RedisException {
        var facts = Answers.await(acks.connection().async().xpending(entry.getStream(), consumer, Range.create(entry.getId(), entry.getId()), Limit.from(1)), PATIENCE_MILLIS);
        return facts.isEmpty() ? 0 : facts.getFirst().getRedeliveryCount();
    }

    /**
     * A member that holds nothing leaves the group. What it does hold stays in its name until another takes it over: be it in hand, or handed out over a
     * connection that was lost.
     */
    private void sayGoodbye() {
        if (acks == null || !acks.isOpen()) return;
        inHand.acknowledge();
        if (!inHand.isEmpty()) return;
        var commands = acks.connection().async();
        try {
            for (String key : member.keys().shared()) {
                if (Answers.await(commands.xpending(key, consumer, Range.unbounded(), Limit.from(1)), PATIENCE_MILLIS).isEmpty())
                    Answers.await(commands.xgroupDelconsumer(key, consumer), PATIENCE_MILLIS);
            }
        } catch (RedisException e) {
            // it is gone, and so is the member
        }
    }

    private void dropLinks() {
        inHand.over(null);
        if (link != null) link.close();
        if (acks != null) acks.close();
        link = null;
        acks = null;
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    void awaitEnd() {
        try {
            if (Thread.currentThread() == thread || thread.join(Duration.ofMillis(GRACE_MILLIS))) return;
            RedisLink reading = link;
            if (reading != null) reading.close(); // its server does not answer
            thread.join(3_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
