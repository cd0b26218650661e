package fathom.platform.host;

import fathom.bus.Bus;
import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.bus.InboxWork;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineNotes;
import fathom.engine.EngineStatus;
import fathom.engine.EngineStatus.State;
import fathom.measure.Clock;
import fathom.measure.Latency;
import fathom.platform.Catalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The engines of a platform, from what each process says of its own: those that have a place in the order of the catalogue, then others that somebody runs. Remembers since when one is missing. */
public final class EngineRoll {
    private static final String NOBODY = "no process announces it";
    private static final String HERE = "";

    /** @param where the process, for people; empty for this one */
    private record Copy(String where, EngineStatus status) {}

    private final Catalogue catalogue;
    private final Map<EngineId, Long> missingSince = new HashMap<>();

    public EngineRoll(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Listens to the processes on a bus, until every engine that is built has been announced as running or the time is over, and says what it heard. */
    public static List<EngineStatus> listen(Bus bus, Catalogue catalogue, Duration atMost) throws InterruptedException {
        try (var hosts = new Hosts(bus, Hosts.Listener.NONE)) {
            hosts.await(present -> isComplete(present, catalogue), atMost);
            return new EngineRoll(catalogue).call(List.of(), hosts.present());
        }
    }

    private static boolean isComplete(List<HostReport> present, Catalogue catalogue) {
        return present.stream().flatMap(r -> r.engines().stream()).filter(e -> e.state() == State.RUNNING).map(EngineStatus::id).collect(Collectors.toSet())
                .containsAll(catalogue.builtIds());
    }

    /** @param own of this process; @param others what the other processes say */
    public synchronized List<EngineStatus> call(List<EngineStatus> own, List<HostReport> others) {
        var copies = new ArrayList<Copy>();
        own.forEach(e -> copies.add(new Copy(HERE, e)));
        others.forEach(r -> r.engines().forEach(e -> copies.add(new Copy(r.id().label(), e.asOf(r.sentAt())))));
        Map<EngineId, List<Copy>> byEngine = copies.stream().collect(Collectors.groupingBy(c -> c.status.id()));
        var all = new LinkedHashSet<>(catalogue.engines().stream().map(EngineDefinition::id).toList());
        byEngine.keySet().stream().sorted(Comparator.comparing(EngineId::id)).forEach(all::add);
        return all.stream().map(id -> status(id, byEngine.getOrDefault(id, List.of()))).toList();
    }

    private EngineStatus status(EngineId id, List<Copy> copies) {
        if (copies.isEmpty()) {
            EngineDefinition engine = catalogue.engine(id.id()).orElseThrow();
            if (!engine.isBuilt()) return EngineStatus.notBuilt(id);
            return new EngineStatus(id, State.STOPPED, missingSince.computeIfAbsent(id, x -> Clock.SYSTEM.now()), NOBODY, "", 0, null, engine.contract());
        }
        missingSince.remove(id);
        List<Copy> running = copies.stream().filter(c -> c.status.state() == State.RUNNING).sorted(Comparator.comparingLong(c -> c.status.since())).toList();
        return running.isEmpty() ? copies.getFirst().status : merged(id, running);
    }

    /** Counts are sums over the copies; delays are those of the slowest, because it is the one to worry about. */
    private static EngineStatus merged(EngineId id, List<Copy> running) {
        EngineStatus oldest = running.getFirst().status;
        if (running.size() == 1 && running.getFirst().where.equals(HERE)) return oldest;
        String where = running.stream().map(c -> c.where.equals(HERE) ? "this process" : c.where).collect(Collectors.joining(" and ", "in ", ""));
        List<EngineStatus> all = running.stream().map(Copy::status).toList();
        return new EngineStatus(id, State.RUNNING, oldest.since(), "", EngineNotes.merged(oldest.summary() + "; " + where, all.stream().map(EngineStatus::notes).toList()), sum(all, EngineStatus::published),
                inbox(id, all), oldest.contract(), oldest.at());
    }

    private static InboxStats inbox(EngineId id, List<EngineStatus> all) {
        List<InboxStats> boxes = all.stream().map(EngineStatus::inbox).filter(i -> i != null).toList();
        if (boxes.isEmpty()) return null;
        return new InboxStats(id.id(), boxes.stream().map(InboxStats::counts).reduce(InboxCounts.NONE, InboxCounts::plus), boxes.stream().map(InboxStats::work).reduce(InboxWork.NONE, InboxWork::plus),
                new InboxDelays(slowest(boxes, InboxStats::queued), slowest(boxes, InboxStats::done)));
    }

    private static <T> long sum(List<T> all, ToLongFunction<T> figure) {
        return all.stream().mapToLong(figure).sum();
    }

    private static Latency slowest(List<InboxStats> boxes, Function<InboxStats, Latency> delay) {
        return boxes.stream().map(delay).max(Comparator.comparingLong(Latency::p99)).orElse(Latency.NONE);
    }
}
