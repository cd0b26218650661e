package fathom.server;

import fathom.bus.Bus;
import fathom.bus.BusStats;
import fathom.bus.BusStats.State;
import fathom.engine.EngineStatus;
import fathom.market.FeedStatus;
import fathom.measure.Clock;
import fathom.platform.host.Host;
import fathom.platform.host.MarketDesk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Whether a process does what it is there for: its engines run, its feed goes, its bus carries. A bus that works with a fault does carry. */
final class Health {
    private final Host host;
    private final Bus bus;

    Health(Host host, Bus bus) {
        this.host = host;
        this.bus = bus;
    }

    Page page() {
        List<EngineStatus> engines = host.engines();
        BusStats stats = bus.stats();
        FeedStatus feed = host.market().map(MarketDesk::feed).map(f -> f.status()).orElse(null);
        List<String> failures = failures(engines, feed, stats), faults = new ArrayList<>(stats.state() == State.DEGRADED ? faults(stats) : List.of());
        if (feed != null && feed.state() != FeedStatus.State.FAILED && !feed.error().isEmpty()) faults.add("a part of the feed has failed: " + feed.error());
        host.hosts().doubts().forEach((sender, why) -> faults.add(sender + " is not believed: " + why));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", !failures.isEmpty() ? "unhealthy" : stats.state() == State.UP && faults.isEmpty() ? "healthy" : "degraded");
        document.put("reasons", Stream.concat(failures.stream(), faults.stream()).toList());
        document.put("process", host.id().process());
        document.put("pid", host.id().pid());
        document.put("upSeconds", (Clock.SYSTEM.now() - host.id().startedAt()) / 1_000_000_000L);
        document.put("processesOnTheBus", host.hosts().present().size());
        document.put("engines", engines.stream().map(e -> new EngineHealth(e.id().id(), e.state().id(), e.reason())).toList());
        document.put("feed", feed == null ? null : new FeedHealth(feed.description(), word(feed.state()), feed.error()));
        document.put("buses", stats.each().stream().map(b -> new BusHealth(b.name(), b.address(), word(b.state()), b.why(), b.wire() == null ? 0 : b.wire().givenUp())).toList());
        return Page.json(failures.isEmpty() ? 200 : 503, document);
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> failures(List<EngineStatus> engines, FeedStatus feed, BusStats bus) {
        var reasons = new ArrayList<String>();
        for (EngineStatus e : engines) {
            if (e.state() != EngineStatus.State.RUNNING) reasons.add(withWhy("engine " + e.id().id() + " is " + e.state().id(), e.reason()));
        }
        if (feed != null && feed.state() == FeedStatus.State.FAILED) reasons.add("the feed has failed: " + feed.error());
        if (bus.state() == State.DOWN || bus.state() == State.PROBING) reasons.add(withWhy("bus " + bus.name() + " is down", bus.why()));
        return reasons;
    }

    /** What is wrong with a bus that carries all the same. */
    private static List<String> faults(BusStats bus) {
        return bus.each().stream().filter(b -> b.state() != State.UP).map(b -> withWhy("bus " + b.name() + " is " + word(b.state()), b.why())).toList();
    }

    private static String withWhy(String what, String why) {
        return why.isEmpty() ? what : what + ": " + why;
    }

    private record EngineHealth(String id, String state, String reason) {}

    private record FeedHealth(String description, String state, String error) {}

    /** @param givenUp entries that did harm or that nobody could handle */
    private record BusHealth(String name, String address, String state, String why, long givenUp) {}
}
