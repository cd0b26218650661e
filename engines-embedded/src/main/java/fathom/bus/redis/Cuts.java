package fathom.bus.redis;

import io.lettuce.core.XAddArgs;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What may be cut off the streams of one server. Thousands of entries at once keep a server busy for tens of milliseconds, and a busy machine lets it wait for several
 * times as long after that; so whoever adds entries cuts off a few old ones with them. Safe for several threads.
 */
final class Cuts {
    /** One entry of a stream in so many keeps it to its bound, whoever has read what, and one cuts off what may go: both cost the server something, even where nothing is cut. */
    private static final int EVERY = 32, BETWEEN = 16;
    /** Entries at once: a little more than what a server keeps together (100, unless it was told otherwise), as it cuts off nothing less. */
    static final int AT_ONCE = 128;

    /** @param until the first entry that stays; @param left about how many may go */
    private record Cut(String until, AtomicLong left) {}

    private final Map<String, Cut> allowed = new ConcurrentHashMap<>();
    private final long most;
    private final Map<String, AtomicLong> added = new ConcurrentHashMap<>();

    /** @param most entries of one stream */
    Cuts(long most) {
        this.most = most;
    }

    void allow(String key, StreamId until, long entries) {
        allowed.put(key, new Cut(until.toString(), new AtomicLong(entries)));
    }

    /** How the next entry is added, to be called for each; null for one that cuts nothing. */
    XAddArgs next(String key) {
        long turn = added.computeIfAbsent(key, k -> new AtomicLong()).incrementAndGet() % EVERY;
        if (turn == 0) return new XAddArgs().maxlen(most).approximateTrimming();
        Cut cut = turn == BETWEEN ? allowed.get(key) : null;
        if (cut == null || cut.left.get() <= 0) return null;
        cut.left.addAndGet(-AT_ONCE);
        return new XAddArgs().minId(cut.until).approximateTrimming().limit(AT_ONCE);
    }
}
