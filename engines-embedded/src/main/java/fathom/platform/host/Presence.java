package fathom.platform.host;

import fathom.bus.Bus;
import fathom.bus.Priority;
import fathom.bus.Publisher;
import fathom.bus.Topic;
import fathom.measure.Periodic;
import java.time.Duration;
import java.util.function.Function;

/**
 * Says again and again that a process is there and how it is, at once when something changed, and goodbye at the end. Urgent, so that a backlog of
 * market data does not make a busy process look dead.
 */
final class Presence implements AutoCloseable {
    /** Nanoseconds between two reports: short of a second, so that whoever looks back a second finds two. */
    static final long INTERVAL = 800_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Publisher publisher;
    private final Topic topic;
    private final Function<Boolean, HostReport> report;
    /** Null before the start. */
    private volatile Periodic saying;

    /** @param report makes one; told whether it is the last */
    Presence(Bus bus, String process, Function<Boolean, HostReport> report) {
        this.report = report;
        publisher = bus.publisher(process);
        topic = HostReport.TOPICS.topic(process);
    }

    void start() {
        saying = Periodic.every(Duration.ZERO, Duration.ofNanos(INTERVAL), "presence", () -> say(false));
    }

    /** Says it now; returns at once. Does nothing before the start. */
    void now() {
        if (saying != null) saying.now();
    }

    private void say(boolean leaving) {
        HostReport r = report.apply(leaving);
        publisher.publish(topic, HostReport.TOPICS.type(), Priority.URGENT, r, r.sentAt(), 0);
    }

    /** Says goodbye. */
    @Override
    public void close() {
        if (saying != null) saying.close(() -> say(true), PATIENCE);
    }
}
