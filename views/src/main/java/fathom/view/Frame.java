package fathom.view;

import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxStats;
import fathom.bus.Topic;
import fathom.bus.TopicFamilies;
import fathom.desk.DeskState;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.engine.Question;
import fathom.market.FeedStatus.VenueCounts;
import fathom.market.MarketState;
import fathom.model.PortfolioMark;
import fathom.model.Venue;
import fathom.state.PlatformState;
import fathom.watch.Buses;
import fathom.watch.DeskVerdict;
import fathom.watch.Rules;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What a screen shows at one moment: the platform's state and what can only be said by comparing it with earlier ones. Immutable; built off the
 * JavaFX thread by {@link FrameBuilder}.
 *
 * @param topics     what may be on the buses
 * @param before     the state of about one second ago, for rates; the same as {@code state} in the first frame
 * @param topicRates messages a second by topic
 */
public record Frame(TopicFamilies topics, PlatformState state, PlatformState before, Map<Topic, Double> topicRates, History history) {
    /** Whether the desk is all right, as the platform judged it. */
    public DeskVerdict verdict() {
        return DeskVerdict.of(state);
    }

    /** What it is judged by. */
    public Rules rules() {
        return verdict().rules();
    }

    /** How fast a counter rises, per second over the last second. NaN in the first frame, and when it fell because what it counts was restarted. */
    public double perSecond(ToLongFunction<PlatformState> counter) {
        return perSecond(counter, s -> 0);
    }

    /** @param read when the counter was read, where that was before the state was put together; else 0 */
    private double perSecond(ToLongFunction<PlatformState> counter, ToLongFunction<PlatformState> read) {
        double seconds = (at(state, read) - at(before, read)) / 1e9;
        if (seconds <= 0) return Double.NaN;
        long change = counter.applyAsLong(state) - counter.applyAsLong(before);
        return change < 0 ? Double.NaN : change / seconds;
    }

    private static long at(PlatformState s, ToLongFunction<PlatformState> read) {
        long at = read.applyAsLong(s);
        return at == 0 ? s.at() : at;
    }

    /** Books and trades. */
    public double ticksPerSecond() {
        return perSecond(s -> MarketState.of(s).feed().ticks(), s -> MarketState.of(s).feed().at());
    }

    public double publishedPerSecond() {
        return perSecond(s -> sum(s, BusStats::published));
    }

    /** How fast a counter of all inboxes rises, per second; those of tails aside. */
    public double inboxesPerSecond(ToLongFunction<InboxStats> counter) {
        double seconds = (state.at() - before.at()) / 1e9;
        return seconds <= 0 ? Double.NaN : Buses.rise(state, before, counter) / seconds;
    }

    /** Messages that somebody wanted and did not get, since the start. */
    public long lost() {
        return Buses.lost(state);
    }

    /** Of them, those since {@code before}. */
    public long lostLately() {
        return Buses.lost(state, before);
    }

    /** Messages in inboxes, and on their way to a server. */
    public long waiting() {
        return Buses.waiting(state);
    }

    private static long sum(PlatformState s, ToLongFunction<BusStats> counter) {
        return BusesState.of(s).buses().stream().mapToLong(counter).sum();
    }

    /** Messages that reached an engine's inbox, a second; NaN unless it was started. */
    public double inPerSecond(EngineId id) {
        return of(id, s -> s.inbox().accepted());
    }

    /** Share of its thread that an engine was busy, per cent; NaN unless it was started. */
    public double busyPercent(EngineId id) {
        return of(id, s -> s.inbox().busyNanos()) / 1e7;
    }

    private double of(EngineId id, ToLongFunction<EngineStatus> counter) {
        if (!started(state, id) || !started(before, id)) return Double.NaN;
        return perSecond(s -> counter.applyAsLong(engine(s, id)), s -> engine(s, id).at());
    }

    private static boolean started(PlatformState s, EngineId id) {
        EngineStatus status = engine(s, id);
        return status != null && status.inbox() != null;
    }

    /** Null when the platform has no such engine. */
    public EngineStatus engine(EngineId id) {
        return engine(state, id);
    }

    /** An engine by its name on screen, anybody else by the name of the inbox. */
    public String inbox(String name) {
        if (name.startsWith(Question.GROUP)) return inbox(name.substring(Question.GROUP.length())) + ", questions";
        return EnginesState.of(state).engine(name).map(e -> e.id().label()).orElseGet(() -> Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }

    private static EngineStatus engine(PlatformState s, EngineId id) {
        for (EngineStatus e : EnginesState.of(s).engines()) if (e.id().equals(id)) return e;
        return null;
    }

    /** Books and trades of one venue, a second. */
    public double venuePerSecond(Venue venue) {
        return perSecond(s -> venue(s, venue), s -> MarketState.of(s).feed().at());
    }

    private static long venue(PlatformState s, Venue venue) {
        for (VenueCounts v : MarketState.of(s).feed().venues()) if (v.venue() == venue) return v.books() + v.trades();
        return 0;
    }

    /** Messages published on one bus, a second. */
    public double busPerSecond(String name) {
        return busPerSecond(name, BusStats::published);
    }

    /** How fast a counter of one bus, or of a group, rises, per second; NaN also while there is no such bus. */
    public double busPerSecond(String name, ToLongFunction<BusStats> counter) {
        BusStats now = Buses.named(state, name), then = Buses.named(before, name);
        return now == null || then == null ? Double.NaN : perSecond(s -> counter.applyAsLong(s == state ? now : then));
    }

    /** The sum of a money figure over all portfolios, USD. */
    public double desk(ToDoubleFunction<PortfolioMark> figure) {
        return DeskState.of(state).portfolios().stream().mapToDouble(figure).sum();
    }

    /** Since {@code at}, nanoseconds; NaN when there was none. */
    public double age(long at) {
        return at == 0 ? Double.NaN : Math.max(0, state.at() - at);
    }
}
