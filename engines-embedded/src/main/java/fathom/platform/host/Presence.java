package fathom.platform.host;

import fathom.bus.Bus;
import fathom.bus.Priority;
import fathom.bus.Publisher;
import fathom.bus.Topic;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says again and again that a process is there and how it is, at once when something changed, and goodbye at the end. Urgent, so that a backlog of
 * market data does not make a busy process look dead.
 */
final class Presence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    /** Nanoseconds between two reports: short of a second, so that whoever looks back a second finds two. */
    static final long INTERVAL = 800_000_000L;
    private static final long PATIENCE_MILLIS = 1_000;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
            r -> Thread.ofPlatform().daemon().name("presence").unstarted(r), new DiscardPolicy());
    private final Publisher publisher;
    private final Topic topic;
    private final Function<Boolean, HostReport> report;
    private volatile boolean started;
    private boolean failing;

    /** @param report makes one; told whether it is the last */
    Presence(Bus bus, String process, Function<Boolean, HostReport> report) {
        this.report = report;
        publisher = bus.publisher(process);
        topic = HostReport.TOPICS.topic(process);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void start() {
        started = true;
        timer.scheduleAtFixedRate(() -> say(false), 0, INTERVAL, TimeUnit.NANOSECONDS);
    }

    /** Says it now; returns at once. Does nothing before the start. */
    void now() {
        if (started) timer.execute(() -> say(false));
    }

    private void say(boolean leaving) {
        try {
            HostReport r = report.apply(leaving);
            publisher.publish(topic, HostReport.TOPICS.type(), Priority.URGENT, r, r.sentAt(), 0);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) LOG.warn("cannot say on the bus that this process is there: {}", e.getMessage());
            failing = true;
        }
    }

    /** Says goodbye. */
    @Override
    public void close() {
        timer.execute(() -> say(true));
        timer.shutdown();
        try {
            if (!timer.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) timer.shutdownNow();
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
