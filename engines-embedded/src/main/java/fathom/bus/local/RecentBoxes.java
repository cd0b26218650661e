package fathom.bus.local;

import fathom.bus.Envelope;
import fathom.bus.Priority;
import java.util.EnumMap;
import java.util.Map;

/** {@link fathom.bus.Overflow#DROP_OLDEST}: one bounded box for each priority, shared by all topics of the interest. */
record RecentBoxes(Inbox inbox, Map<Priority, RecentBox> byPriority) implements Box {
    static RecentBoxes of(Inbox inbox, int capacity) {
        var boxes = new EnumMap<Priority, RecentBox>(Priority.class);
        for (Priority p : Priority.values()) boxes.put(p, new RecentBox(inbox, inbox.lane(p), capacity));
        return new RecentBoxes(inbox, boxes);
    }

    @Override
    public void put(Envelope message, Waking waking) {
        byPriority.get(message.priority()).put(message, waking);
    }
}
