package fathom.bus.redis;

import fathom.bus.codec.WireCodec;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads some streams over one connection. The next read is sent by the network's thread as soon as the last one is answered, so that the server never waits for those
 * who handle what came; but when they are more than one read behind, no other is sent until they have caught up.
 */
final class ReadAhead {
    static final long BLOCK_MILLIS = 1_000;
    private static final int MOST_WAITING = 2;
    /** A server that has not answered a read for that long had nothing for it. */
    private static final long NOTHING = 200_000_000L;

    /** Bytes that one read may bring, but for an entry that is larger by itself; and what it is meant to bring at most, for the server sends all that was asked for. */
    private static final long MOST_BYTES = 16 << 20, BYTES = MOST_BYTES / 2;

    /**
     * What one read brought.
     *
     * @param asked   when it was sent, {@link System#nanoTime}
     * @param all     whether it left nothing behind
     * @param failure null unless the read failed: then it was the last
     */
    record Batch(List<StreamMessage<String, byte[]>> entries, long asked, boolean all, Throwable failure) {}

    private final RedisLink link;
    private final Map<String, StreamId> from;
    private final int most;
    private volatile int count;
    private final Runnable onCame;
    private final Queue<Batch> came = new ConcurrentLinkedQueue<>();
    /** Batches that were not handled to the end. */
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long askedAt = System.nanoTime();

    /** @param most entries of one read; @param count of the first one; @param from the last entry of each stream that was read, the most urgent stream first; @param onCame called on the network's thread for each batch */
    ReadAhead(RedisLink link, Map<String, StreamId> from, int most, int count, Runnable onCame) {
        this.link = link;
        this.from = new LinkedHashMap<>(from);
        this.most = most;
        this.count = count;
        link.allowance().limit(WireCodec.LARGEST, MOST_BYTES);
        this.onCame = onCame;
        link.execute(this::ask);
    }

    private void ask() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        StreamOffset<String>[] offsets = new StreamOffset[from.size()];
        int i = 0;
        for (var stream : from.entrySet()) offsets[i++] = StreamOffset.from(stream.getKey(), stream.getValue().toString());
        long asked = System.nanoTime();
        askedAt = asked;
        link.allowance().renew();
        try {
            link.connection().async().xread(new XReadArgs().block(BLOCK_MILLIS).count(count), offsets).whenComplete((entries, failure) -> came(entries, asked, failure));
        } catch (RuntimeException e) {
            came(List.of(), asked, e);
        }
    }

    private void came(List<StreamMessage<String, byte[]>> entries, long asked, Throwable failure) {
        List<StreamMessage<String, byte[]>> all = entries == null ? List.of() : whole(entries);
        boolean left = entries != null && (entries.size() >= count || all.size() < entries.size());
        if (failure == null) adapt(all, entries != null && all.size() < entries.size());
        for (int i = 0; i < all.size(); i++) if (isLastOfStream(all, i)) from.put(all.get(i).getStream(), StreamId.of(all.get(i).getId()));
        came.add(new Batch(all, asked, !left, failure));
        if (waiting.incrementAndGet() < MOST_WAITING && failure == null) ask();
        onCame.run();
    }

    /** Those before the first that was not taken; that one comes with the next read. One that was not taken although it was the first is too large to be ours. */
    private static List<StreamMessage<String, byte[]>> whole(List<StreamMessage<String, byte[]>> entries) {
        for (int i = 0; i < entries.size(); i++) {
            Map<String, byte[]> body = entries.get(i).getBody();
            if (body != null && body.get(StreamWriter.FIELD) == Allowance.LEFT_OUT) return entries.subList(0, Math.max(1, i));
        }
        return entries;
    }

    /** Asks for as many entries as bring a fair number of bytes. */
    private void adapt(List<StreamMessage<String, byte[]>> taken, boolean cut) {
        long bytes = 0;
        for (int i = 0; i < taken.size(); i++) {
            Map<String, byte[]> body = taken.get(i).getBody();
            byte[] value = body == null ? null : body.get(StreamWriter.FIELD);
            if (value != null) bytes += value.length;
        }
        if (cut) count = Math.max(1, Math.min(count / 2, taken.size()));
        else if (bytes > BYTES) count = Math.max(1, (int) (taken.size() * BYTES / bytes));
        else if (count < most && bytes < BYTES / 2) count = Math.min(most, 2 * count);
    }

    /** Entries that the next read asks for. */
    int count() {
        return count;
    }

    static boolean isLastOfStream(List<StreamMessage<String, byte[]>> entries, int i) {
        return i + 1 == entries.size() || !entries.get(i + 1).getStream().equals(entries.get(i).getStream());
    }

    /** The oldest batch; null when there is none. */
    Batch poll() {
        return came.poll();
    }

    /** To be called when a batch is handled. */
    void handled() {
        if (waiting.getAndDecrement() == MOST_WAITING) link.execute(this::ask);
    }

    /** Whether a read that blocks for a second is still not answered, much later. @param now of {@link System#nanoTime} */
    boolean isOverdue(long now) {
        return waiting.get() < MOST_WAITING && now - askedAt > LettuceClient.COMMAND_TIMEOUT.toNanos();
    }

    /** Whether all that came is handled, and the server seems to have nothing else. */
    boolean hasNothing() {
        return waiting.get() == 0 && System.nanoTime() - askedAt > NOTHING;
    }
}
