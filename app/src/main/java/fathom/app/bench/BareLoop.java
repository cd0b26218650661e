package fathom.app.bench;

import fathom.bus.redis.RedisConnector;
import fathom.bus.redis.RedisException;
import fathom.bus.redis.RedisLink;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a stream can carry at best: a loop that pipelines XADD in batches over one connection, and one that reads the same stream in blocks over another and looks
 * at nothing but the number of entries and when they were sent. No envelope, no order, no second subscriber.
 */
final class BareLoop implements AutoCloseable {
    private static final String KEY = "fathom:{primary}:bare";
    private static final int BATCH = 256, BATCHES_IN_FLIGHT = 4, READ = 512;

    /** A thread of its own: Lettuce needs the common pool for itself. */
    private static final Executor READER = task -> Thread.ofPlatform().name("bench bare reader").start(task);

    private final RedisLink writer, reader;

    BareLoop(RedisConnector connector) throws RedisException {
        writer = connector.open("fathom bench writer", KEY);
        reader = connector.open("fathom bench reader", KEY);
    }

    /** Entries a second, from the first XADD to the last entry read. @param body of each entry */
    double perSecond(int entries, byte[] body) throws Exception {
        writer.connection().sync().del(KEY);
        long start = System.nanoTime();
        var read = CompletableFuture.supplyAsync(() -> read(entries, null), READER);
        writer.connection().setAutoFlushCommands(false);
        var inFlight = new ArrayDeque<RedisFuture<String>>();
        for (int sent = 0; sent < entries; ) {
            RedisFuture<String> last = null;
            for (int i = 0; i < BATCH && sent < entries; i++, sent++) last = writer.connection().async().xadd(KEY, "m", body);
            writer.connection().flushCommands();
            inFlight.addLast(last);
            if (inFlight.size() > BATCHES_IN_FLIGHT) inFlight.removeFirst().get(10, TimeUnit.SECONDS);
        }
        read.get(60, TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        writer.connection().setAutoFlushCommands(true);
        writer.connection().sync().del(KEY);
        return entries / seconds;
    }

    /** Delays from the planned time of each entry to its being read, nanoseconds. */
    Histogram delays(int perSecond, int entries) throws Exception {
        writer.connection().sync().del(KEY);
        var delays = new Histogram(3);
        var read = CompletableFuture.supplyAsync(() -> read(entries, delays), READER);
        long start = System.nanoTime() + 1_000_000, interval = 1_000_000_000L / perSecond;
        for (int i = 0; i < entries; i++) {
            long due = start + i * interval;
            Pace.until(due);
            writer.connection().async().xadd(KEY, "m", Long.toString(due).getBytes());
        }
        read.get(60, TimeUnit.SECONDS);
        return delays;
    }

    private long read(int entries, Histogram delays) {
        String position = "0-0";
        for (int got = 0; got < entries; ) {
            List<StreamMessage<String, byte[]>> some = reader.connection().sync().xread(new XReadArgs().block(1_000).count(READ), StreamOffset.from(KEY, position));
            if (some.isEmpty()) continue;
            got += some.size();
            position = some.getLast().getId();
            if (delays == null) continue;
            long now = System.nanoTime();
            for (var entry : some) delays.recordValue(Math.max(0, now - Long.parseLong(new String(entry.getBody().get("m")))));
        }
        return entries;
    }

    @Override
    public void close() {
        writer.close();
        reader.close();
    }
}
