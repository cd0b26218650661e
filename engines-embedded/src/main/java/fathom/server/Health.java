package fathom.server;

import fathom.bus.Bus;
import fathom.bus.BusStats.State;
import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Clock;
import fathom.measure.Level;
import fathom.measure.Periodic;
import fathom.platform.host.Host;
import fathom.platform.host.MarketReport;
import fathom.state.PlatformState;
import fathom.state.Section;
import fathom.watch.Condition;
import fathom.watch.DeskVerdict;
import fathom.watch.EngineHealth;
import fathom.watch.Sentry;
import fathom.watch.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether a process does what it is there for, judged by the rules of the screen: its engines run and are on time, its feed goes, its bus carries. */
final class Health implements AutoCloseable {
    private final Host host;
    private final Bus bus;
    private final Sentry sentry;
    private final Periodic looking;

    Health(Host host, Bus bus) {
        this.host = host;
        this.bus = bus;
        sentry = new Sentry(host.rules(), Sentry.Listener.NONE);
        looking = Periodic.every(Duration.ofSeconds(1), "health", () -> sentry.look(state()));
    }

    private PlatformState state() {
        var sections = new ArrayList<Section>(List.of(new EnginesState(host.engines()), new BusesState(List.of(bus.stats()))));
        host.market().ifPresent(m -> {
            MarketReport report = m.report();
            sections.add(MarketState.EMPTY.withFeed(report.feed()));
            sections.add(report.desk(m.desk().marks()));
        });
        return PlatformState.of(Clock.SYSTEM.now(), host.id().startedAt(), "This process", sections);
    }

    Response response() {
        PlatformState state = sentry.judged(state());
        Map<String, String> doubts = host.hosts().doubts();
        Map<String, Object> document = new LinkedHashMap<>(told(state, doubts));
        document.put("process", host.id().process());
        document.put("pid", host.id().pid());
        document.put("upSeconds", (Clock.SYSTEM.now() - host.id().startedAt()) / 1_000_000_000L);
        document.put("processesOnTheBus", host.hosts().present().size());
        return Response.json(document.get("status").equals("unhealthy") ? 503 : 200, document);
    }

    /** What a judged state comes to. @param doubts who is not believed, and why */
    static Map<String, Object> told(PlatformState state, Map<String, String> doubts) {
        DeskVerdict verdict = DeskVerdict.of(state);
        var reasons = new ArrayList<>(verdict.conditions().stream().map(Condition::plain).toList());
        doubts.forEach((sender, why) -> reasons.add(sender + " is not believed: " + why));
        boolean fails = verdict.conditions().stream().anyMatch(c -> isFailure(c, state));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", fails ? "unhealthy" : reasons.isEmpty() ? "healthy" : "degraded");
        document.put("verdict", word(verdict.word()));
        document.put("reasons", reasons);
        document.put("conditions", verdict.conditions().stream().map(Told::of).toList());
        document.put("engines", EnginesState.of(state).engines().stream()
                .map(e -> new Engine(e.id().id(), e.state().id(), e.reason(), EngineHealth.of(state, e).word())).toList());
        FeedStatus feed = state.sections().containsKey(MarketState.class) ? MarketState.of(state).feed() : null;
        document.put("feed", feed == null ? null : new Feed(feed.description(), word(feed.state()), feed.error()));
        document.put("buses", BusesState.of(state).buses().stream().flatMap(b -> b.each().stream())
                .map(b -> new BusHealth(b.name(), b.address(), word(b.state()), b.why(), b.wire() == null ? 0 : b.wire().faults().givenUp())).toList());
        return document;
    }

    /** Whether the process cannot do its work: a member of a group may be lost while the others carry, and what was stopped on purpose does not work either. */
    private static boolean isFailure(Condition c, PlatformState state) {
        if (c.subject().kind().equals(Subject.BUS)) return BusesState.of(state).buses().stream().anyMatch(b -> !carries(b) && b.each().stream().anyMatch(m -> m.name().equals(c.subject().id())));
        boolean stopped = c.subject().kind().equals(Subject.ENGINE) && EnginesState.of(state).engines().stream()
                .anyMatch(e -> e.id().id().equals(c.subject().id()) && e.state() != EngineStatus.State.RUNNING);
        return stopped || c.level() == Level.BREACH || c.level() == Level.UNKNOWN;
    }

    private static boolean carries(BusStats bus) {
        return bus.state() == State.UP || bus.state() == State.DEGRADED;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void close() {
        looking.close();
    }

    /** @param health as on the screen: on time, late, warming up … */
    private record Engine(String id, String state, String reason, String health) {}

    private record Feed(String description, String state, String error) {}

    /** @param givenUp entries that did harm or that nobody could handle */
    private record BusHealth(String name, String address, String state, String why, long givenUp) {}

    /** @param level warn, breach, or unknown where because of it nothing can be known; @param since epoch nanoseconds */
    private record Told(String rule, String kind, String id, String level, String what, String reason, long since) {
        static Told of(Condition c) {
            return new Told(c.rule(), c.subject().kind(), c.subject().id(), word(c.level()), c.title(), c.reason().text(), c.since());
        }
    }
}
