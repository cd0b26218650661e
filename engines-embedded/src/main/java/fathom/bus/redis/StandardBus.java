package fathom.bus.redis;

import fathom.bus.Bus;
import fathom.bus.BusStats;
import fathom.bus.Envelope;
import fathom.bus.Handler;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.bus.Topic;
import fathom.bus.Workers;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.Incoming;
import fathom.bus.codec.PayloadTypes;
import fathom.bus.codec.WireCodec;
import fathom.bus.local.LocalBus;
import fathom.bus.local.Waking;
import fathom.measure.Clock;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the enhanced bus is compared with: each message is a JSON document in an entry of its own, whose publisher waits for the server's answer; one worker
 * reads one entry after another, without batches, priorities or a second server. It does what a simple client of Redis does, and nothing to slow it down.
 */
public final class StandardBus implements Bus {
    private static final Logger LOG = LoggerFactory.getLogger(StandardBus.class);
    private static final String KEY = "fathom:{standard}:all";
    private static final long BLOCK_MILLIS = 1_000, PATIENCE_MILLIS = 3_000, MOST = 100_000;

    private final LocalBus inboxes = new LocalBus("Standard");
    private final RedisConnector connector;
    private final WireCodec codec;
    private final Ids ids = new Ids();
    private final AtomicLong published = new AtomicLong();
    private final RedisLink writing, reading;
    private final Thread worker;
    private String position = "0-0";
    private volatile String why = "";
    private volatile Runnable afterwards = () -> {};
    private volatile boolean closed;

    private StandardBus(RedisConnector connector, PayloadTypes types) throws RedisException {
        this.connector = connector;
        codec = new WireCodec(types, Encoding.JSON, Integer.MAX_VALUE);
        writing = connector.open("fathom Standard writer", KEY);
        reading = connector.open("fathom Standard reader", KEY);
        var last = Answers.await(reading.connection().async().xrevrange(KEY, Range.unbounded(), Limit.from(1)), PATIENCE_MILLIS);
        if (!last.isEmpty()) position = last.getFirst().getId();
        worker = Thread.ofPlatform().daemon().name("Standard/worker").start(this::work);
    }

    public static StandardBus open(RedisConnector connector, PayloadTypes types) throws RedisException {
        return new StandardBus(connector, types);
    }

    @Override
    public String name() {
        return "Standard";
    }

    @Override
    public Publisher publisher(String source) {
        Objects.requireNonNull(source, "source");
        return (topic, type, priority, payload, intended, correlation) -> {
            if (closed) throw new IllegalStateException("bus Standard is closed");
            long id = ids.next();
            byte[] body = codec.entry(List.of(codec.frame(new Envelope(id, topic, type, priority, source, intended, Clock.SYSTEM.now(), correlation, payload), 0)));
            try {
                Answers.await(writing.connection().async().xadd(KEY, new XAddArgs().maxlen(MOST).approximateTrimming(), StreamWriter.FIELD, body), PATIENCE_MILLIS);
            } catch (RedisException e) {
                throw new IllegalStateException("the Standard bus lost a message: " + e.getMessage(), e);
            }
            published.incrementAndGet();
            return id;
        };
    }

    private void work() {
        while (!closed) {
            try {
                var answer = reading.connection().async().xread(new XReadArgs().block(BLOCK_MILLIS).count(1), StreamOffset.from(KEY, position));
                for (var entry : Answers.await(answer, BLOCK_MILLIS + PATIENCE_MILLIS)) {
                    position = entry.getId();
                    byte[] body = entry.getBody().get(StreamWriter.FIELD);
                    if (body != null) codec.read(body, this::deliver);
                }
            } catch (CodecException e) {
                LOG.warn("Standard bus: an entry was left out: {}", e.getMessage());
            } catch (RedisException | RuntimeException | Error e) {
                if (closed) return;
                why = Answers.sentence(e);
                LOG.warn("Standard bus: its one connection is lost and it has no other: {}", why);
                return;
            }
        }
    }

    private void deliver(Incoming message) {
        try {
            inboxes.inlet(message.topic()).deliver(message.envelope(), Waking.AT_ONCE);
        } catch (CodecException e) {
            LOG.warn("Standard bus: a message was left out: {}", e.getMessage());
        }
    }

    @Override
    public Subscription subscribe(String name, List<Interest> interests, Handler handler) {
        return inboxes.subscribe(name, interests, handler);
    }

    @Override
    public Subscription share(String group, List<Interest> interests, Workers workers, Handler handler) {
        return inboxes.share(group, interests, Workers.ONE, handler);
    }

    @Override
    public void forget(Topic topic) {
        inboxes.forget(topic);
    }

    @Override
    public BusStats stats() {
        BusStats local = inboxes.stats();
        return new BusStats("Standard", connector.address(), why.isEmpty() ? BusStats.State.UP : BusStats.State.DOWN, why, published.get(), local.inboxes(), local.topics(), null,
                List.of(), List.of());
    }

    /** What is to be done once the bus is closed: a server that was started for it is ended then. */
    public StandardBus onClose(Runnable action) {
        afterwards = action;
        return this;
    }

    @Override
    public void close() {
        closed = true;
        reading.close();
        writing.close();
        try {
            if (Thread.currentThread() != worker) worker.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inboxes.close();
        connector.close();
        afterwards.run();
    }
}
