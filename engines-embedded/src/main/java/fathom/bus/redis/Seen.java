package fathom.bus.redis;

import java.util.LinkedHashSet;

/** Remembers the last messages, so that one that comes again is told from a new one. Safe for several threads. */
final class Seen {
    private static final int REMEMBERED = 262_144;

    private final LinkedHashSet<Long> ids = new LinkedHashSet<>();

    /** @return whether it has not been here before, as far as is remembered */
    synchronized boolean first(long id) {
        if (!ids.add(id)) return false;
        if (ids.size() > REMEMBERED) ids.removeFirst();
        return true;
    }
}
