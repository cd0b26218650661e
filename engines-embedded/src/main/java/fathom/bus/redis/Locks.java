package fathom.bus.redis;

import java.util.List;

/** Holds many lanes at once, always in the order of the list, so that nobody publishes on them meanwhile. */
final class Locks {
    private Locks() {}

    static void all(List<Lane> lanes, Runnable action) {
        if (lanes.isEmpty()) {
            action.run();
            return;
        }
        synchronized (lanes.getFirst()) {
            all(lanes.subList(1, lanes.size()), action);
        }
    }
}
