package fathom.platform.console;

import fathom.desk.DeskState;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Level;
import fathom.measure.Periodic;
import fathom.model.PortfolioMark;
import fathom.state.PlatformState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Notices what changed from one second to the next and writes it into the log of events. */
final class Watch implements AutoCloseable {
    private final Map<EngineId, EngineStatus.State> engines = new EnumMap<>(EngineId.class);
    private final Set<String> breached = new HashSet<>();
    private final Supplier<PlatformState> states;
    private final EventLog events;
    /** Null before the start. */
    private Periodic looking;
    private FeedStatus.State feed = FeedStatus.State.RUNNING;

    Watch(Supplier<PlatformState> states, EventLog events) {
        this.states = states;
        this.events = events;
    }

    void start() {
        looking = Periodic.every(Duration.ofSeconds(1), "watch", this::look);
    }

    private void look() {
        PlatformState state = states.get();
        for (EngineStatus e : EnginesState.of(state).engines()) {
            var before = engines.put(e.id(), e.state());
            if (before != null && before != e.state() && e.state() == EngineStatus.State.FAILED) events.add("bad", e.id().label(), "failed: " + e.reason());
        }
        if (MarketState.of(state).feed().state() != feed) {
            feed = MarketState.of(state).feed().state();
            if (feed == FeedStatus.State.ENDED) events.add("idle", "Feed", "recording ended after " + String.format("%,d", MarketState.of(state).feed().ticks()) + " ticks");
            if (feed == FeedStatus.State.FAILED) events.add("bad", "Feed", MarketState.of(state).feed().error());
        }
        DeskState.of(state).portfolios().forEach(this::limits);
    }

    private void limits(PortfolioMark mark) {
        for (var limit : mark.limits()) {
            String key = mark.id() + "/" + limit.name();
            if (limit.level() == Level.BREACH && breached.add(key)) {
                events.add("bad", mark.label(), "%s %.2f %s is over its limit %.2f".formatted(limit.name(), limit.used(), limit.limit().unit(), limit.limit().limit()));
            } else if (limit.holds() && breached.remove(key)) {
                events.add("ok", mark.label(), "%s is back inside its limit".formatted(limit.name()));
            }
        }
    }

    @Override
    public void close() {
        if (looking != null) looking.close();
    }
}
