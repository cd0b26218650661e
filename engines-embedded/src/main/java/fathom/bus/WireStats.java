package fathom.bus;

import fathom.measure.Latency;
import java.util.Map;
import java.util.Objects;

/** What a bus that lies on a server knows of it, counted by this process since the start unless said otherwise. */
public record WireStats(Server server, Flow flow, Faults faults, Link link) {
    /**
     * @param version  name and version, e.g. {@code redis 7.0.15}; empty before the first connection
     * @param memory   bytes; -1 while it cannot be said
     * @param clients  connected to it; -1 while it cannot be said
     * @param embedded whether it was started by this process, and so may be ended by it
     */
    public record Server(String version, long memory, long clients, boolean embedded) {}

    /**
     * Where messages are.
     *
     * @param delivered that came back from the server and were given to inboxes or had none to go to
     * @param backlog   entries on the streams that this process has not read yet; -1 while it cannot be said
     * @param pending   entries of work-sharing groups that were handed out and not acknowledged yet, whoever has them
     * @param queued    waiting here to be sent, and those sent without an answer yet
     */
    public record Flow(long delivered, long backlog, long pending, long queued) {}

    /**
     * What did not go its usual way.
     *
     * @param lost       messages that are known to have been published and never came: found from the gaps in their numbers
     * @param shed       messages that were not sent because the server was slower than the publisher and their topic may be shed
     * @param reclaimed  entries taken over from a consumer that died
     * @param trimmed    entries that were cut off the streams by anyone since this process looks at them; on servers before Redis 7.0 by this process
     * @param duplicates messages that came a second time, and were left out
     * @param foreign    entries that are not ours or cannot be read, and were left out
     * @param givenUp    entries that did harm to whoever read them, or that nobody could handle: they are not tried again
     * @param begunAnew  streams that began anew with smaller numbers, or lost their end, and were read on from there
     */
    public record Faults(long lost, long shed, long reclaimed, long trimmed, long duplicates, long foreign, long givenUp, long begunAnew) {}

    /**
     * @param bytesOut of entries sent
     * @param bytesIn  of entries read
     * @param hop      from publishing to coming back, over the last ten seconds
     * @param ping     of a bare round trip, over the last ten seconds
     * @param reached  messages delivered over this bus by inbox
     * @param weight   share of traffic that has no home elsewhere, 0 to 1, by measured latency
     */
    public record Link(long bytesOut, long bytesIn, Latency hop, Latency ping, Map<String, Long> reached, double weight) {}

    public WireStats {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(faults, "faults");
        Objects.requireNonNull(link, "link");
    }
}
