package fathom.platform;

import fathom.bus.BusStats;
import fathom.bus.InboxStats;
import fathom.bus.WireStats;
import fathom.measure.Latency;
import java.util.Comparator;
import java.util.List;

/**
 * One bus in figures, for whoever prints them: the same words for a bus inside the process and one on a server. A figure that cannot be said is −1.
 *
 * @param server    name and version of the server; empty inside the process, and before the first connection
 * @param delivered messages that came back from the server; inside the process: those that were handled
 * @param backlog   entries on the server that this process has not read yet; inside the process: messages that wait in an inbox
 * @param givenUp   entries that did harm to whoever read them, or that nobody could handle
 * @param latency   from publishing to coming back; inside the process: from the intended time to the start of handling, in the slowest inbox. Over the last
 *                  ten seconds
 */
public record BusFigures(String name, String address, BusStats.State state, String why, String server, long published, long delivered, long backlog,
                         long pending, long lost, long shed, long reclaimed, long givenUp, Latency latency) {
    public static final long UNKNOWN = -1;

    /** The members of a group, or the bus itself. */
    public static List<BusFigures> of(BusStats stats) {
        return stats.each().stream().map(BusFigures::single).toList();
    }

    private static BusFigures single(BusStats b) {
        WireStats w = b.wire();
        if (w == null) {
            return new BusFigures(b.name(), b.address(), b.state(), b.why(), "", b.published(), b.handled(), b.waiting(), UNKNOWN, b.dropped(), UNKNOWN, UNKNOWN, UNKNOWN,
                    slowest(b));
        }
        return new BusFigures(b.name(), b.address(), b.state(), b.why(), w.server().version(), b.published(), w.flow().delivered(), w.flow().backlog(), w.flow().pending(), w.faults().lost(), w.faults().shed(),
                w.faults().reclaimed(), w.faults().givenUp(), w.link().hop());
    }

    private static Latency slowest(BusStats b) {
        return b.inboxes().stream().map(InboxStats::queued).max(Comparator.comparingLong(Latency::p99)).orElse(Latency.NONE);
    }
}
