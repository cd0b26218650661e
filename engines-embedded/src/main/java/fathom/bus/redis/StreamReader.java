package fathom.bus.redis;

import fathom.bus.Topic;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Incoming;
import fathom.bus.codec.WireCodec;
import fathom.measure.Clock;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads some of a bus's streams, the most urgent first, and lets what is in them through the gates. A bus has two: one for what is urgent, so that a long
 * backlog of market data, or an inbox that is full, does not hold it up.
 */
final class StreamReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);
    private static final long BLOCK_MILLIS = 1_000, PATIENCE_MILLIS = 3_000;
    /** How long a read blocks while messages are held that shall not wait for ever. */
    private static final long HOLDING_MILLIS = 100;
    private static final long PAUSE = 50_000_000L, LONGEST_PAUSE = 1_000_000_000L;
    /** A server that has not answered a read for that long had nothing for it. */
    private static final long NOTHING = 200_000_000L;

    private final Member member;
    private final String purpose;
    private final List<String> keys;
    private final int entriesPerRead;
    private final WireCodec codec;
    private final Gates gates;
    private final Thread thread;
    /** How far it has come; written by the reader alone. */
    private final Map<String, StreamId> positions = new LinkedHashMap<>();
    private volatile Map<String, StreamId> published = Map.of();
    private final long[] hops = new long[64];
    private int hopCount;
    private volatile RedisLink link;
    private long now, arrived;
    /** When the read that is under way was sent, and when the last one that left nothing behind was; {@link System#nanoTime}. */
    private volatile long askedAt, completeAt = System.nanoTime();
    private volatile boolean asking;
    private long pause = PAUSE;
    private Topic lastTopic;
    private volatile boolean ready;
    private volatile boolean closed;

    /** @param keys the most urgent first */
    StreamReader(Member member, String purpose, List<String> keys, int entriesPerRead, WireCodec codec, Gates gates) {
        this.member = member;
        this.purpose = purpose;
        this.keys = keys;
        this.entriesPerRead = entriesPerRead;
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
        return completeAt - since < 0 && !(asking && System.nanoTime() - askedAt > NOTHING);
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                if (gates.hold()) gates.expire(System.nanoTime());
                if (!member.isReachable()) LockSupport.parkNanos(PAUSE);
                else if (link == null || !link.isOpen()) connect();
                else read();
            } catch (RedisException | RuntimeException e) {
                if (closed) break;
                dropLink();
                member.suspect("reading failed: " + e.getMessage());
                LockSupport.parkNanos(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE); // what fails again and again is not worth a connection each time
            }
        }
        dropLink();
    }

    private void connect() throws RedisException {
        link = member.open(purpose);
        for (String key : keys) {
            if (!positions.containsKey(key)) positions.put(key, lastOf(key));
        }
        published = Map.copyOf(positions);
        ready = true;
    }

    private StreamId lastOf(String key) throws RedisException {
        var last = Answers.await(link.connection().async().xrevrange(key, Range.unbounded(), Limit.from(1)), PATIENCE_MILLIS);
        return last.isEmpty() ? StreamId.ZERO : StreamId.of(last.getFirst().getId());
    }

    private void read() throws RedisException {
        @SuppressWarnings({"unchecked", "rawtypes"})
        StreamOffset<String>[] from = new StreamOffset[keys.size()];
        for (int i = 0; i < from.length; i++) from[i] = StreamOffset.from(keys.get(i), positions.get(keys.get(i)).toString());
        long asked = System.nanoTime();
        List<StreamMessage<String, byte[]>> entries = ask(new XReadArgs().block(gates.hold() ? HOLDING_MILLIS : BLOCK_MILLIS).count(entriesPerRead), from, asked);
        member.heard(System.nanoTime());
        pause = PAUSE;
        if (entries != null && !entries.isEmpty()) {
            arrived = Clock.SYSTEM.now();
            for (int i = 0; i < entries.size(); i++) {
                StreamMessage<String, byte[]> entry = entries.get(i);
                take(entry);
                boolean last = i + 1 == entries.size() || !entries.get(i + 1).getStream().equals(entry.getStream());
                if (last) positions.put(entry.getStream(), StreamId.of(entry.getId()));
            }
            tellHops();
            published = Map.copyOf(positions);
            member.read(entries.size());
        }
        if (entries == null || entries.size() < entriesPerRead) completeAt = asked;
    }

    private List<StreamMessage<String, byte[]>> ask(XReadArgs how, StreamOffset<String>[] from, long now) throws RedisException {
        askedAt = now;
        asking = true;
        try {
            RedisFuture<List<StreamMessage<String, byte[]>>> answer = link.connection().async().xread(how, from);
            return Answers.await(answer, BLOCK_MILLIS + PATIENCE_MILLIS);
        } finally {
            asking = false;
        }
    }

    /** Whatever is wrong with one entry stays with it: it is not read again and again. */
    private void take(StreamMessage<String, byte[]> entry) {
        try {
            take(entry.getBody());
        } catch (RuntimeException e) {
            if (closed) return;
            LOG.warn("{}: the entry {} of {} failed", thread.getName(), entry.getId(), entry.getStream(), e);
            member.foreign(e.toString());
        }
    }

    private void take(Map<String, byte[]> body) {
        byte[] bytes = body == null ? null : body.get(StreamWriter.FIELD);
        if (bytes == null) {
            if (body == null || !body.containsKey(Upkeep.PROBE)) member.foreign("an entry without our field");
            else member.probed(body.get(Upkeep.PROBE));
            return;
        }
        member.bytesIn(bytes.length);
        now = System.nanoTime();
        try {
            codec.read(bytes, this::admit);
        } catch (CodecException e) {
            member.foreign(e.getMessage());
        }
        lastTopic = null;
    }

    private void admit(Incoming message) {
        hops[hopCount++] = arrived - message.sent();
        if (hopCount == hops.length) tellHops();
        try {
            gates.of(message).admit(message, member, now);
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
