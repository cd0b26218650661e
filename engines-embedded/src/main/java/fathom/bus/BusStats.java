package fathom.bus;

import java.util.List;

/**
 * How a bus is and what went over it since its start.
 *
 * @param name      of the bus, e.g. {@code MarketData}
 * @param why       one sentence when the state is not UP, else empty
 * @param published messages taken from publishers of this process
 * @param inboxes   one per subscription of this process; those of a group stand at the group, not at its members
 * @param topics    what it carried, as seen by this process
 * @param wire      what lies beyond this process; null for a bus inside it, and for a group
 * @param members   the buses of a group; empty for a single bus
 * @param events    what happened to it, latest first
 */
public record BusStats(String name, String address, State state, String why, long published, List<InboxStats> inboxes, List<TopicStats> topics, WireStats wire,
                       List<BusStats> members, List<BusEvent> events) {
    /** UP, working with a fault (DEGRADED), lost (DOWN), or being tried again before traffic returns (PROBING). */
    public enum State { UP, DEGRADED, PROBING, DOWN }

    /** @param published messages of this topic since the start; over a server: those that it brought back to this process */
    public record TopicStats(Topic topic, MessageType type, long published, long lastAt) {}

    /** A bus inside this process: always up. */
    public BusStats(String name, String address, long published, List<InboxStats> inboxes, List<TopicStats> topics) {
        this(name, address, State.UP, "", published, inboxes, topics, null, List.of(), List.of());
    }

    /** The members of a group, or the bus itself. */
    public List<BusStats> each() {
        return members.isEmpty() ? List.of(this) : members;
    }

    public long accepted() {
        return inboxes.stream().mapToLong(InboxStats::accepted).sum();
    }

    public long handled() {
        return inboxes.stream().mapToLong(InboxStats::handled).sum();
    }

    public long conflated() {
        return inboxes.stream().mapToLong(InboxStats::conflated).sum();
    }

    public long dropped() {
        return inboxes.stream().mapToLong(InboxStats::dropped).sum();
    }

    public long waiting() {
        return inboxes.stream().mapToLong(InboxStats::waiting).sum();
    }
}
