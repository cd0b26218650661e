package fathom.bus.redis;

import fathom.bus.Topic;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Incoming;
import fathom.bus.codec.IncomingSink;
import fathom.bus.codec.WireCodec;
import fathom.bus.local.Waking;
import fathom.bus.redis.ReadAhead.Batch;
import fathom.measure.Clock;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads some of a bus's streams, the most urgent first, and lets what is in them through the gates. A bus has two: one for what is urgent, so that a long
 * backlog of market data, or an inbox that is full, does not hold it up.
 */
final class StreamReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);
    private static final long PATIENCE_MILLIS = 3_000;
    /** How long it waits for messages: a little longer than a read blocks, and less while some are held that shall not wait for ever. */
    private static final long LONGEST_WAIT_MILLIS = 2_000, HOLDING_MILLIS = 100;
    private static final long FORGET_EVERY = 50_000_000L;
    private static final long PAUSE = 50_000_000L, LONGEST_PAUSE = 1_000_000_000L;

    private final Member member;
    private final String purpose;
    private final List<String> keys;
    private final int entriesPerRead;
    private final WireCodec codec;
    private final Gates gates;
    private final Probe probe;
    private final IncomingSink admitting = IncomingSink.of(this::admit, this::leftOut);
    private final Thread thread;
    /** How far it has come; written by the reader alone. */
    private final Map<String, StreamId> positions = new LinkedHashMap<>();
    private final StreamLife life = new StreamLife();
    /** Streams of which somebody noticed that they began anew. */
    private final Set<String> begunAnew = ConcurrentHashMap.newKeySet();
    private int count;
    private volatile Map<String, StreamId> published = Map.of();
    private final long[] hops = new long[64];
    private int hopCount;
    private final Waking waking = Waking.together();
    private volatile RedisLink link;
    private long now, arrived;
    private volatile ReadAhead ahead;
    /** When the last read was sent that left nothing behind, {@link System#nanoTime}. */
    private volatile long completeAt = System.nanoTime();
    private long forgotAt = System.nanoTime();
    private long pause = PAUSE;
    private Topic lastTopic;
    private volatile boolean ready;
    private volatile boolean closed;

    /** @param keys the most urgent first; @param probe comes with what it reads */
    StreamReader(Member member, String purpose, List<String> keys, int entriesPerRead, WireCodec codec, Gates gates, Probe probe) {
        this.probe = probe;
        this.member = member;
        this.purpose = purpose;
        this.keys = keys;
        this.entriesPerRead = entriesPerRead;
        count = entriesPerRead;
        this.codec = codec;
        this.gates = gates;
        thread = Thread.ofPlatform().daemon().name(member.name() + "/" + purpose).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Whether it knows where to read from: what is published from now on will be seen. */
    boolean isReady() {
        return ready;
    }

    /** The last entry of each stream that was handed over. */
    Map<String, StreamId> positions() {
        return published;
    }

    /** Whether it may not have handed over yet all that lay there at that time. */
    boolean isBehind(long since) {
        ReadAhead current = ahead;
        return completeAt - since < 0 && !(current != null && current.hasNothing());
    }

    Probe probe() {
        return probe;
    }

    /** The last entry that the server ever gave to that stream is before our place: where we are, nothing will come for long. */
    void beganAnew(String key) {
        begunAnew.add(key);
        wake();
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                if (!begunAnew.isEmpty()) dropLink(); // to find out where to go on
                if (gates.hold()) {
                    gates.expire(System.nanoTime(), waking);
                    waking.now();
                }
                Batch batch = ahead == null ? null : ahead.poll();
                if (batch != null) handle(batch);
                else if (!member.isReachable()) LockSupport.parkNanos(PAUSE);
                else if (link == null || !link.isOpen()) connect();
                else if (ahead.isOverdue(System.nanoTime())) throw new RedisException("does not answer");
                else LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(gates.hold() ? HOLDING_MILLIS : LONGEST_WAIT_MILLIS));
            } catch (RedisException | RuntimeException | Error e) {
                beginAgain(e);
            }
        }
        dropLink();
    }

    /** A reader never ends before it is told to, and what it met is told. */
    private void beginAgain(Throwable e) {
        try {
            waking.now(); // for what was brought before it failed
            if (closed) return;
            ReadAhead reading = ahead;
            if (reading != null) count = Math.max(1, reading.count() / 2); // it may have been more than there is memory for
            dropLink();
            if (e instanceof Error) member.faults().broke("its " + purpose + " reader", e);
            else member.suspect("reading failed: " + e.getMessage());
        } catch (RuntimeException | Error again) {
            ahead = null; // no memory even for that; the link is dropped with the next turn
            RedisLink l = link;
            link = null;
            if (l != null) l.close();
        }
        Pauses.sleep(pause, () -> closed);
        pause = Math.min(2 * pause, LONGEST_PAUSE); // what fails again and again is not worth a connection each time
    }

    private void connect() throws RedisException {
        link = member.open(purpose);
        for (String key : keys) {
            StreamId last = lastOf(key), before = positions.get(key);
            if (before == null) {
                positions.put(key, last);
                life.join(key, last);
            } else if (last.compareTo(before) < 0) {
                StreamId from = life.restart(link, key);
                if (from != null) {
                    positions.put(key, from);
                    member.streamBeganAnew(key);
                }
            }
            begunAnew.remove(key);
        }
        published = Map.copyOf(positions);
        link.onLost(this::wake);
        ahead = new ReadAhead(link, positions, entriesPerRead, count, this::wake);
        ready = true;
    }

    private void forget(long now) {
        if (now - forgotAt < FORGET_EVERY) return;
        forgotAt = now;
        member.forget(published);
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    private StreamId lastOf(String key) throws RedisException {
        var last = Answers.await(link.connection().async().xrevrange(key, Range.unbounded(), Limit.from(1)), PATIENCE_MILLIS);
        return last.isEmpty() ? StreamId.ZERO : StreamId.of(last.getFirst().getId());
    }

    private void handle(Batch batch) throws RedisException {
        if (batch.failure() != null) throw new RedisException(Answers.sentence(batch.failure()), batch.failure());
        member.heard(System.nanoTime());
        pause = PAUSE;
        List<StreamMessage<String, byte[]>> entries = batch.entries();
        if (!entries.isEmpty()) {
            arrived = Clock.SYSTEM.now();
            for (int i = 0; i < entries.size(); i++) {
                StreamMessage<String, byte[]> entry = entries.get(i);
                take(entry);
                if (ReadAhead.isLastOfStream(entries, i)) {
                    StreamId id = StreamId.of(entry.getId());
                    positions.put(entry.getStream(), id);
                    life.read(entry.getStream(), id, System.nanoTime());
                }
            }
            tellHops();
            waking.now();
            published = Map.copyOf(positions);
            member.read(entries.size());
            forget(System.nanoTime());
        }
        if (batch.all()) completeAt = batch.asked();
        ahead.handled();
        count = ahead.count();
    }

    /** Whatever is wrong with one entry stays with it: it is not read again and again. */
    private void take(StreamMessage<String, byte[]> entry) {
        try {
            take(entry.getBody());
        } catch (RuntimeException e) {
            if (closed) return;
            LOG.warn("{}: the entry {} of {} failed", thread.getName(), entry.getId(), entry.getStream(), e);
            member.foreign(e.toString());
        } catch (Error e) {
            member.faults().gaveUp(entry.getStream(), entry.getId(), e);
        } finally {
            lastTopic = null;
        }
    }

    private void take(Map<String, byte[]> body) {
        byte[] bytes = body == null ? null : body.get(StreamWriter.FIELD);
        if (bytes == null) {
            if (body == null || !body.containsKey(Upkeep.PROBE)) member.foreign("an entry without our field");
            else probe.came(body.get(Upkeep.PROBE), System.nanoTime());
            return;
        }
        if (bytes == Allowance.LEFT_OUT) {
            member.foreign("an entry of more than " + WireCodec.LARGEST + " bytes");
            return;
        }
        member.bytesIn(bytes.length);
        now = System.nanoTime();
        try {
            codec.read(bytes, admitting);
        } catch (CodecException e) {
            member.foreign(e.getMessage());
        }
    }

    private void leftOut(CodecException why) {
        member.foreign(why.getMessage());
    }

    private void admit(Incoming message) {
        hops[hopCount++] = arrived - message.sent();
        if (hopCount == hops.length) {
            tellHops();
            waking.now();
        }
        try {
            gates.of(message).admit(message, member, now, waking);
            if (message.topic() != lastTopic) {
                lastTopic = message.topic();
                member.carried(lastTopic, message.type()).lastAt().setRelease(arrived);
            }
        } catch (CodecException e) {
            member.foreign(message.topic() + ": " + e.getMessage());
        }
    }

    private void tellHops() {
        if (hopCount > 0) member.hops(hops, hopCount, arrived);
        hopCount = 0;
    }

    private void dropLink() {
        if (link != null) link.close();
        link = null;
        ahead = null;
    }

    void close() {
        closed = true;
        RedisLink l = link;
        if (l != null) l.close();
        LockSupport.unpark(thread);
    }

    void awaitEnd() {
        try {
            if (Thread.currentThread() != thread) thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
