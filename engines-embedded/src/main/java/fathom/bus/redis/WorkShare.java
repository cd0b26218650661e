package fathom.bus.redis;

import fathom.bus.Envelope;
import fathom.bus.Handler;
import fathom.bus.InboxStats;
import fathom.bus.Priority;
import fathom.bus.Subscription;
import fathom.bus.Topic;
import fathom.bus.TopicPattern;
import fathom.bus.Workers;
import fathom.bus.codec.WireCodec;
import fathom.bus.work.KeyedPool;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * This process's part of a group that shares work: a reader on each server of the bus brings entries that nobody else of the group has, workers handle them, and
 * what was handled is acknowledged. What a member of the group holds too long without a sign of life is taken over by another.
 */
final class WorkShare implements Subscription {
    private static final long START_NANOS = 3_000_000_000L;

    /** Messages of one priority that may wait here for a worker; a server's reader has as many more at hand. The rest waits on the server, where others can take it. */
    static final int CAPACITY = 256;

    private final String group;
    private final KeyedPool pool;
    private final Seen seen = new Seen();
    /** Messages that a worker has or will have. */
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();
    private final List<WorkReader> readers;
    private final List<TopicPattern> patterns;
    private final Consumer<WorkShare> onClose;
    private final Thread caretaker;
    private final long careNanos;
    private volatile boolean closed;

    WorkShare(String group, String consumer, List<TopicPattern> patterns, List<Member> members, WireCodec codec, RedisBusSettings settings, Workers workers, Handler handler,
              Consumer<WorkShare> onClose) {
        this.patterns = patterns;
        this.onClose = onClose;
        this.group = group;
        pool = new KeyedPool("Redis", group, workers, CAPACITY, handler);
        careNanos = settings.reclaimAfter().toNanos() / 3;
        caretaker = Thread.ofPlatform().daemon().name("Redis/" + group + " caretaker").unstarted(this::care);
        readers = members.stream().map(m -> new WorkReader(m, group, consumer, codec, settings, this)).toList();
    }

    /** Returns when what is published from now on will be seen, or after a while without that. */
    void start() {
        readers.forEach(WorkReader::start);
        caretaker.start();
        long end = System.nanoTime() + START_NANOS;
        while (System.nanoTime() < end && !readers.stream().allMatch(WorkReader::isReady)) LockSupport.parkNanos(1_000_000);
    }

    /** Not by the readers, which stand still while the workers have all that they can take. */
    private void care() {
        while (!closed) {
            LockSupport.parkNanos(this, careNanos);
            for (WorkReader reader : readers) {
                try {
                    if (closed) return;
                    reader.giveSign();
                } catch (RedisException | RuntimeException e) {
                    // its server is lost or about to be: its reader says so
                }
            }
        }
    }

    boolean wants(Topic topic) {
        return patterns.stream().anyMatch(p -> p.matches(topic));
    }

    /** Whether this process has not had it yet; from then on it is in hand. */
    boolean begin(long id) {
        if (!inHand.add(id)) return false;
        if (seen.first(id)) return true;
        inHand.remove(id);
        return false;
    }

    /** It was handled, or cannot be. */
    void end(long id) {
        inHand.remove(id);
    }

    boolean isInHand(long id) {
        return inHand.contains(id);
    }

    boolean hasRoom() {
        return pool.hasRoom(Priority.NORMAL);
    }

    void offer(Envelope message, Runnable whenHandled) {
        pool.offer(message, whenHandled);
    }

    @Override
    public String name() {
        return group;
    }

    @Override
    public InboxStats stats() {
        return pool.stats();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(caretaker);
        readers.forEach(WorkReader::close);
        pool.close();
        readers.forEach(WorkReader::awaitEnd);
        onClose.accept(this);
    }
}
