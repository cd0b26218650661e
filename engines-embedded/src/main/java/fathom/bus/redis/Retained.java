package fathom.bus.redis;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries that the server took and that some reader may not have read yet, bounded in bytes: should the server lose them, they are sent again. Readers tell
 * by the numbers what came twice. Safe for several threads.
 */
final class Retained {
    /** Of one stream: how many messages had to go before they were known to be read, and the last entry of them. */
    private record Gone(long messages, StreamId last) {}

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Gone> gone = new HashMap<>();
    private final long bound;
    private long bytes;

    Retained(long bound) {
        this.bound = bound;
    }

    synchronized void add(Entry entry) {
        entries.addLast(entry);
        bytes += entry.bytes;
        while (bytes > bound && !entries.isEmpty()) {
            Entry oldest = entries.removeFirst();
            bytes -= oldest.bytes;
            gone.merge(oldest.key, new Gone(oldest.messages.size(), oldest.id()), (a, b) -> new Gone(a.messages + b.messages, b.last));
        }
    }

    /** Forgets what every reader has read. @param read the last entry of each stream that all have read */
    synchronized void forget(Map<String, StreamId> read) {
        entries.removeIf(e -> {
            if (!isRead(e.key, e.id(), read)) return false;
            bytes -= e.bytes;
            return true;
        });
        gone.entrySet().removeIf(e -> isRead(e.getKey(), e.getValue().last, read));
    }

    private static boolean isRead(String key, StreamId id, Map<String, StreamId> read) {
        StreamId last = read.get(key);
        return last != null && id.compareTo(last) <= 0;
    }

    /** Takes everything out, oldest first. @return how many messages are missing there, though they are not known to be read */
    synchronized long drain(List<Outgoing> into) {
        for (Entry e : entries) into.addAll(e.messages);
        entries.clear();
        bytes = 0;
        long missing = gone.values().stream().mapToLong(Gone::messages).sum();
        gone.clear();
        return missing;
    }
}
