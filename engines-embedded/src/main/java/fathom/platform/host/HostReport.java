package fathom.platform.host;

import fathom.bus.MessageType;
import fathom.bus.TopicFamily.Stage;
import fathom.bus.TopicFamily;
import fathom.engine.EngineStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process says of itself on the bus.
 *
 * @param sentAt  epoch nanoseconds
 * @param leaving whether this is its last word
 * @param engines those it is there to run, in whatever state
 * @param market  null unless it runs the feed and the desk
 */
public record HostReport(HostId id, long sentAt, boolean leaving, List<EngineStatus> engines, MarketReport market) {
    public static final TopicFamily<HostReport> TOPICS = TopicFamily.of("platform.host", Stage.CONTROL, "Processes", MessageType.ENGINE_HEALTH, HostReport.class,
            "host-report");

    /** @throws IllegalArgumentException when something is missing that every process knows of itself */
    public HostReport {
        if (id == null || engines == null) throw new IllegalArgumentException("a report of a process without its name or its engines");
        for (EngineStatus e : engines) {
            if (e == null || e.id() == null || e.state() == null || e.reason() == null || e.summary() == null || e.contract() == null) {
                throw new IllegalArgumentException("a report of a process with an engine of which it does not say how it is");
            }
        }
        engines = List.copyOf(engines);
    }

    /** What it is there to run, for people. */
    public String work() {
        var work = new ArrayList<String>();
        engines.forEach(e -> work.add(e.id().label()));
        if (market != null) work.add("feed and desk");
        return work.isEmpty() ? "nothing" : String.join(", ", work);
    }
}
