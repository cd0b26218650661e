package fathom.bus.redis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers which messages were here, so that one that comes again is told from a new one. A writer may send again all that it retains and all that waits (as many as
 * {@link RedisBusSettings} allows bytes for), so the last eight million numbers of each process are remembered, a bit each. Safe for several threads.
 */
final class Seen {
    /** Numbers of one page, and pages kept of one process. */
    private static final int PAGE = 1 << 16, PAGES = 128;
    private static final int PROCESSES = 64;

    /** By the process that numbered them, see {@link Ids}; then by number of the page. */
    private final Map<Long, TreeMap<Long, long[]>> processes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TreeMap<Long, long[]>> eldest) {
            return size() > PROCESSES;
        }
    };

    /** @return whether it has not been here before, as far as is remembered */
    synchronized boolean first(long id) {
        TreeMap<Long, long[]> pages = processes.computeIfAbsent(id >> Ids.BITS, process -> new TreeMap<>());
        long[] page = pages.computeIfAbsent(id / PAGE, number -> new long[PAGE / Long.SIZE]);
        if (pages.size() > PAGES) pages.pollFirstEntry();
        int place = (int) (id % PAGE);
        long bit = 1L << place;
        if ((page[place / Long.SIZE] & bit) != 0) return false;
        page[place / Long.SIZE] |= bit;
        return true;
    }
}
