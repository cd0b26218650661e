package fathom.platform.host;

import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.TopicFamily.Stage;
import fathom.bus.TopicFamily;
import fathom.engine.EngineStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** By which the clock of another machine may be ahead, nanoseconds. */
    private static final long AHEAD = 10_000_000_000L;

    /** @throws IllegalArgumentException when something is missing that every process knows of itself */
    public HostReport {
        if (id == null || engines == null) throw new IllegalArgumentException("a report of a process without its name or its engines");
        engines = List.copyOf(engines);
    }

    /** What it is there to run, for people. */
    public String work() {
        var work = new ArrayList<String>();
        engines.forEach(e -> work.add(e.id().label()));
        if (market != null) work.add("feed and desk");
        return work.isEmpty() ? "nothing" : String.join(", ", work);
    }

    /**
     * Why what it says cannot be so; empty when it can. Clocks of machines may differ by some seconds.
     *
     * @param topic it came on
     * @param now   epoch nanoseconds
     */
    Optional<String> doubt(Topic topic, long now) {
        if (!topic.equals(TOPICS.topic(id.process()))) return Optional.of("speaks for another process");
        if (id.startedAt() > now + AHEAD || sentAt > now + AHEAD) return Optional.of("comes from the future");
        if (sentAt < id.startedAt()) return Optional.of("speaks before it was started");
        for (EngineStatus e : engines) {
            if (e.since() > now + AHEAD) return Optional.of(e.id().label() + " does what it does since a time to come");
            if (isAbsurd(e.published()) || e.inbox() != null && (isAbsurd(e.inbox().accepted()) || isAbsurd(e.inbox().handled()))) return Optional.of("the counts of " + e.id().label() + " cannot be");
        }
        if (engines.stream().map(EngineStatus::id).distinct().count() < engines.size()) return Optional.of("has an engine twice");
        return Optional.empty();
    }

    /** A thousand million messages a second for a month. */
    private static boolean isAbsurd(long count) {
        return count < 0 || count > 2_600_000_000_000_000L;
    }
}
