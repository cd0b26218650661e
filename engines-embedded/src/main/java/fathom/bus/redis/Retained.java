package fathom.bus.redis;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/**
 * Entries that the server took and that some reader may not have read yet, bounded in bytes: should the server lose them, they are sent again. Readers tell
 * by the numbers what came twice. Safe for several threads.
 */
final class Retained {
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final long bound;
    private long bytes;

    Retained(long bound) {
        this.bound = bound;
    }

    synchronized void add(Entry entry) {
        entries.addLast(entry);
        bytes += entry.bytes;
        while (bytes > bound && !entries.isEmpty()) bytes -= entries.removeFirst().bytes;
    }

    /** Forgets what every reader has read. @param read the last entry of each stream that all have read */
    synchronized void forget(Map<String, StreamId> read) {
        entries.removeIf(e -> {
            StreamId last = read.get(e.key);
            if (last == null || e.id().compareTo(last) > 0) return false;
            bytes -= e.bytes;
            return true;
        });
    }

    /** Takes everything out, oldest first. */
    synchronized void drain(List<Outgoing> into) {
        for (Entry e : entries) into.addAll(e.messages);
        entries.clear();
        bytes = 0;
    }
}
