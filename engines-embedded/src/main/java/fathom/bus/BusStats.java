package fathom.bus;

import java.util.List;

/**
 * @param name      of the bus, e.g. {@code MarketData}
 * @param published messages taken from publishers since the start
 * @param inboxes   one per subscription
 */
public record BusStats(String name, String address, long published, List<InboxStats> inboxes, List<TopicStats> topics) {
    /** @param published since the start */
    public record TopicStats(Topic topic, MessageType type, long published, long lastAt) {}

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
