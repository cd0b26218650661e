package fathom.bus.redis;

import io.lettuce.core.Range;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells a stream that began anew from one that only lost its end: a server that was started again without its data, or with a clock that is behind, numbers its
 * entries below those that were read before, and whoever waits for higher ones waits for long. Used by its reader alone.
 */
final class StreamLife {
    private static final long PATIENCE_MILLIS = 3_000;
    /** Nanoseconds: what a server had for longer than that it has saved to its disk, if it saves at all; and nobody cuts off what is so young. */
    private static final long SAVED = 5_000_000_000L;

    /** @param settled an entry that was read some seconds ago, null before there is one; @param young a later one; @param youngSince when that was read */
    private record Known(StreamId settled, StreamId young, long youngSince) {}

    private final Map<String, Known> known = new HashMap<>();

    /** Where it begins to be read: at its last entry, or nowhere. */
    void join(String stream, StreamId last) {
        if (!last.equals(StreamId.ZERO)) known.put(stream, new Known(last, last, System.nanoTime()));
    }

    /** @param now of {@link System#nanoTime} */
    void read(String stream, StreamId entry, long now) {
        Known k = known.get(stream);
        if (k == null) known.put(stream, new Known(null, entry, now));
        else if (now - k.youngSince > SAVED) known.put(stream, new Known(k.young, entry, now));
    }

    /**
     * To be asked when the last entry of a stream is before the one that was read last.
     *
     * @return where to go on: at the start of a new life, or after what it still knows of the old one, for what came since may have been read or not. Null when
     *         nothing is left of it because all was cut off: then it goes on where it was
     */
    StreamId restart(RedisLink link, String stream) throws RedisException {
        var commands = link.connection().async();
        if (Answers.await(commands.exists(stream), PATIENCE_MILLIS) > 0 && Answers.await(commands.xlen(stream), PATIENCE_MILLIS) == 0) return null;
        Known k = known.remove(stream);
        if (k == null || k.settled == null) return StreamId.ZERO;
        String id = k.settled.toString();
        if (Answers.await(commands.xrange(stream, Range.create(id, id)), PATIENCE_MILLIS).isEmpty()) return StreamId.ZERO;
        join(stream, k.settled);
        return k.settled;
    }
}
