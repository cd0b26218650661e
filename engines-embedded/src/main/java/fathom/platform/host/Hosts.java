package fathom.platform.host;

import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Subscription;
import fathom.measure.Clock;
import fathom.measure.Periodic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Who is on the bus: hears what each process says of itself, and notices those that fall silent. Safe from any thread. */
public final class Hosts implements AutoCloseable {
    /** Nanoseconds of silence after which a process counts as gone. */
    public static final long PATIENCE = 3_000_000_000L;
    private static final long LOOK = 250_000_000L, FAREWELL_KEPT = 60_000_000_000L;
    private static final int MOST_DOUBTS = 64;

    /** Told of arrivals and losses, one at a time; must not block. */
    public interface Listener {
        Listener NONE = new Listener() {};

        /** A process that was not there before; also one that was gone and speaks again. */
        default void arrived(HostReport report) {}

        /** @param last what it said last: goodbye when it is {@link HostReport#leaving}, else it vanished */
        default void gone(HostReport last) {}

        /** @param sender in words; @param why what it says cannot be so; told once of each */
        default void doubted(String sender, String why) {}
    }

    private record Heard(HostReport report, long at) {}

    private final Map<String, Heard> heard = new HashMap<>();
    private final Map<String, Long> departed = new HashMap<>();
    private final Map<String, String> doubts = new ConcurrentHashMap<>();
    private final Listener listener;
    private final Subscription subscription;
    private final Periodic looking;
    private long lookedAt = System.nanoTime();
    private volatile List<HostReport> present = List.of();

    public Hosts(Bus bus, Listener listener) {
        this.listener = listener;
        subscription = bus.subscribe("hosts", List.of(Interest.latest(HostReport.TOPICS)), this::onMessage);
        looking = Periodic.every(Duration.ofNanos(LOOK), "hosts", () -> look(System.nanoTime()));
    }

    /** The latest report of each process that is there, in the order of their names; the same list until something new was heard. */
    public List<HostReport> present() {
        return present;
    }

    /** @return whether what is there came to be as wanted in time */
    public boolean await(Predicate<List<HostReport>> wanted, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!wanted.test(present)) {
            if (System.nanoTime() > end) return false;
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    private synchronized void onMessage(Envelope message) {
        if (!(message.payload() instanceof HostReport report)) throw new IllegalArgumentException("not a report of a process on " + message.topic());
        String process = report.id().process();
        Optional<String> doubt = report.doubt(message.topic(), Clock.SYSTEM.now());
        if (doubt.isPresent()) {
            doubt(report.id().label() + " (" + process + ")", doubt.get());
            return;
        }
        if (departed.containsKey(process)) return;
        Heard before = report.leaving() ? heard.remove(process) : heard.put(process, new Heard(report, System.nanoTime()));
        publish();
        if (report.leaving()) {
            departed.put(process, System.nanoTime());
            if (before != null) listener.gone(report);
        } else if (before == null) {
            listener.arrived(report);
        }
    }

    private void doubt(String sender, String why) {
        if (doubts.size() < MOST_DOUBTS && doubts.putIfAbsent(sender, why) == null) listener.doubted(sender, why);
    }

    /** What was said on the bus by nobody who can be believed, and was not listened to: why, by sender. The first few. */
    public Map<String, String> doubts() {
        return Map.copyOf(doubts);
    }

    /** Time in which this process itself stood still is held against nobody. */
    private synchronized void look(long now) {
        long slept = Math.max(0, now - lookedAt - 2 * LOOK);
        lookedAt = now;
        departed.values().removeIf(at -> now - at > FAREWELL_KEPT);
        if (slept > 0) heard.replaceAll((process, h) -> new Heard(h.report, h.at + slept));
        List<HostReport> silent = heard.values().stream().filter(h -> now - h.at > PATIENCE).map(Heard::report).toList();
        if (silent.isEmpty()) return;
        silent.forEach(report -> heard.remove(report.id().process()));
        publish();
        silent.forEach(listener::gone);
    }

    private void publish() {
        var reports = new ArrayList<HostReport>();
        heard.values().forEach(h -> reports.add(h.report));
        reports.sort(Comparator.comparing(r -> r.id().process()));
        present = List.copyOf(reports);
    }

    @Override
    public void close() {
        looking.close();
        subscription.close();
    }
}
