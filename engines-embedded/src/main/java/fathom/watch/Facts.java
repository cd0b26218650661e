package fathom.watch;

import fathom.bus.BusEvent;
import fathom.bus.BusStats;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.measure.Figures;
import fathom.measure.Level;
import fathom.state.PlatformState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong without any limit: something has failed, was stopped, is lost or stands still. */
final class Facts {
    private static final Subject THE_FEED = new Subject(Subject.FEED, "", "Feed");

    private Facts() {}

    static List<Condition> of(PlatformState s) {
        var found = new ArrayList<Condition>();
        if (s.sections().containsKey(MarketState.class)) feed(s, MarketState.of(s).feed(), found);
        EnginesState.of(s).engines().forEach(e -> engine(e, found));
        Buses.each(s).forEach(b -> bus(s, b, found));
        return found;
    }

    private static void feed(PlatformState s, FeedStatus feed, List<Condition> into) {
        switch (feed.state()) {
            case NEW -> into.add(new Condition("feed-new", THE_FEED, Level.UNKNOWN, "has not started", Reason.words("no tick yet"), s.at()));
            case FAILED -> into.add(new Condition("feed-failed", THE_FEED, Level.UNKNOWN, "has failed", Reason.words(feed.error()), s.at()));
            case PAUSED -> into.add(new Condition("feed-paused", THE_FEED, Level.WARN, "is paused", Reason.words("values stand still"), s.at()));
            case ENDED -> into.add(new Condition("feed-ended", new Subject(Subject.FEED, "", "Recording"), Level.WARN, "has ended",
                    Reason.words("after " + Figures.count(feed.ticks()) + " ticks, last values stay"), s.at()));
            case RUNNING -> {}
        }
        if (feed.state() == FeedStatus.State.FAILED || feed.error().isEmpty()) return;
        into.add(new Condition("feed-part-failed", new Subject(Subject.FEED, "", "A part of the feed"), Level.WARN, "has failed", Reason.words(feed.error()), s.at()));
    }

    private static void engine(EngineStatus e, List<Condition> into) {
        var subject = Gauges.engine(e);
        switch (e.state()) {
            case FAILED -> into.add(new Condition("engine-failed", subject, Level.BREACH, "has failed", Reason.words(e.reason()), e.since()));
            case STOPPED -> into.add(new Condition("engine-stopped", subject, Level.WARN, "is stopped", Reason.words(e.reason()), e.since()));
            case RUNNING, NOT_BUILT -> {}
        }
    }

    private static void bus(PlatformState s, BusStats b, List<Condition> into) {
        if (b.state() == BusStats.State.UP) return;
        long lost = Buses.events(s).stream().filter(e -> e.bus().equals(b.name()) && e.kind() == BusEvent.Kind.LOST).mapToLong(BusEvent::at).findFirst().orElse(s.at());
        String says = b.state() == BusStats.State.PROBING ? "is being probed" : "is " + b.state().name().toLowerCase(Locale.ROOT);
        into.add(new Condition("bus-" + b.state().name().toLowerCase(Locale.ROOT), new Subject(Subject.BUS, b.name(), b.name()), Buses.level(b), says, Reason.words(b.why()),
                b.state() == BusStats.State.DEGRADED ? s.at() : lost));
    }
}
