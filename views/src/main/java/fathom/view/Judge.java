package fathom.view;

import static fathom.view.piece.Rich.num;

import fathom.bus.BusEvent;
import fathom.bus.BusStats;
import fathom.desk.DeskState;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.hardware.MachineState;
import fathom.market.FeedStatus;
import fathom.market.FeedStatus.VenueCounts;
import fathom.market.MarketState;
import fathom.measure.Latency;
import fathom.model.PortfolioMark;
import fathom.model.PortfolioMark.LimitUse;
import fathom.state.PlatformState;
import fathom.view.DeskVerdict.Cause;
import fathom.view.DeskVerdict.Word;
import fathom.view.format.Format;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says whether the desk is all right. Pure: the same states give the same verdict. */
final class Judge {
    /** Letters of a portfolio's name. */
    private static final int ENOUGH = 6;

    private Judge() {}

    /** @param before about a second earlier, for what is wrong only while it rises; @param last the verdict so far, which knows since when */
    static DeskVerdict judge(PlatformState now, PlatformState before, DeskVerdict last) {
        Cause blind = feed(now);
        var causes = new ArrayList<Cause>();
        if (blind != null) causes.add(blind);
        Silence silence = Silence.of(now);
        EnginesState.of(now).engines().forEach(e -> engine(now, e, EngineHealth.of(e, now.at(), silence), causes));
        latency(now, causes);
        if (blind == null && MarketState.of(now).feed().state() == FeedStatus.State.RUNNING) venues(now, causes);
        Buses.each(now).forEach(b -> bus(now, b, causes));
        lost(now, before, causes);
        machine(now, before, causes);
        DeskState.of(now).portfolios().forEach(p -> p.limits().forEach(l -> limit(now, p, l, causes)));
        var lasting = causes.stream().map(c -> lasting(c, last))
                .sorted(Comparator.comparingInt(Judge::rank).reversed().thenComparingLong(Cause::since)).toList();
        Word word = blind != null && blind.state() == State.STALE ? Word.BLIND : lasting.stream().anyMatch(c -> c.state() == State.BAD) ? Word.ACT
                : !lasting.isEmpty() ? Word.WATCH : isWarmingUp(now) ? Word.WARMING_UP : Word.ALL_RIGHT;
        return new DeskVerdict(word, sentence(word, lasting.size(), now), lasting);
    }

    private static Cause lasting(Cause cause, DeskVerdict last) {
        return last.causes().stream().filter(cause::isSame).findFirst().map(earlier -> cause.since(earlier.since())).orElse(cause);
    }

    /** Without a feed the rest is hearsay, so that comes first. */
    private static int rank(Cause cause) {
        return cause.state() == State.STALE ? Integer.MAX_VALUE : cause.state().ordinal();
    }

    private static String sentence(Word word, int causes, PlatformState now) {
        String things = causes == 1 ? "1 thing wants a look" : causes + " things want a look";
        return switch (word) {
            case WARMING_UP -> "Just started: what is late is not judged yet.";
            case ALL_RIGHT -> DeskState.of(now).portfolios().stream().flatMap(p -> p.limits().stream()).allMatch(LimitUse::isKnown) ? "All limits hold, all is on time."
                    : "Known limits hold, all is on time.";
            case WATCH -> "The desk runs. " + things + ".";
            case ACT -> things + " now.";
            case BLIND -> "Nothing new from the feed.";
        };
    }

    private static Cause feed(PlatformState s) {
        FeedStatus feed = MarketState.of(s).feed();
        long latest = feed.venues().stream().mapToLong(VenueCounts::lastAt).max().orElse(0);
        return switch (feed.state()) {
            case NEW -> cause(State.STALE, ViewId.MARKET, "feed", "No tick yet", Rich.of("the feed has not started"), s.at());
            case FAILED -> cause(State.STALE, ViewId.MARKET, "feed", "Feed has failed", Rich.of(feed.error()), s.at());
            case PAUSED -> cause(State.WARN, ViewId.MARKET, "feed", "Feed is paused", Rich.of("values stand still"), s.at());
            case ENDED -> cause(State.WARN, ViewId.MARKET, "feed", "Recording ended", Rich.of("last values stay"), s.at());
            case RUNNING -> s.at() - Math.max(latest, s.startedAt()) <= Limits.SILENT ? null
                    : cause(State.STALE, ViewId.MARKET, "feed", "Feed is silent", Rich.of("last tick ", num(Format.time(latest))), latest == 0 ? s.at() : latest);
        };
    }

    private static void engine(PlatformState s, EngineStatus e, EngineHealth health, List<Cause> into) {
        String name = e.id().label();
        switch (health) {
            case FAILED -> into.add(cause(health.state(), ViewId.ENGINES, name, name + " has failed", Rich.of(e.reason()), e.since()));
            case STOPPED -> into.add(cause(health.state(), ViewId.ENGINES, name, name + " is stopped", Rich.of(e.reason()), e.since()));
            case LATE, PAST_LIMIT -> into.add(cause(health.state(), ViewId.ENGINES, name, name + " is late",
                    late(e.inbox().done(), health.state(), Limits.ENGINE_WARN, Limits.ENGINE_LIMIT), s.at()));
            case ON_TIME, IDLE, WARMING_UP, SILENT, NOT_BUILT -> {}
        }
    }

    private static void latency(PlatformState s, List<Cause> into) {
        State state = Lateness.ofMarks(s);
        if (state != State.WARN && state != State.BAD) return;
        into.add(cause(state, ViewId.PORTFOLIOS, "tick to mark", "Marks are late", late(DeskState.of(s).tickToMark(), state, Limits.TICK_WARN, Limits.TICK_LIMIT), s.at()));
    }

    private static Rich late(Latency l, State state, long warn, long limit) {
        boolean past = state == State.BAD;
        return Rich.of("p99 ", num(Format.latency(l.p99())).bold().withInk(state.ink()), past ? ", limit " : ", warns ", num(Format.latency(past ? limit : warn)));
    }

    private static void venues(PlatformState s, List<Cause> into) {
        for (VenueCounts v : MarketState.of(s).feed().venues()) {
            if (v.lastAt() == 0 || s.at() - v.lastAt() <= Limits.SILENT) continue;
            into.add(cause(State.WARN, ViewId.MARKET, v.venue().label(), v.venue().label() + " is silent", Rich.of("last ", num(Format.time(v.lastAt()))), v.lastAt()));
        }
    }

    private static void bus(PlatformState s, BusStats b, List<Cause> into) {
        if (b.state() == BusStats.State.UP) return;
        var losses = Buses.events(s).stream().filter(e -> e.bus().equals(b.name()) && e.kind() == BusEvent.Kind.LOST);
        long lost = losses.mapToLong(BusEvent::at).findFirst().orElse(s.at());
        String name = b.name() + (b.state() == BusStats.State.PROBING ? " is being probed" : " is " + Buses.word(b));
        into.add(cause(Buses.state(b), ViewId.BUSES, b.name(), name, Rich.of(Buses.brief(b)), b.state() == BusStats.State.DEGRADED ? s.at() : lost));
    }

    private static void lost(PlatformState s, PlatformState before, List<Cause> into) {
        long lost = Buses.lost(s, before);
        if (lost == 0) return;
        Rich many = Rich.of(num(Format.whole(lost)).bold().withInk(State.WARN.ink()), " in the last second");
        into.add(cause(State.WARN, ViewId.BUSES, "bus", "Messages lost", many, s.at()));
    }

    /** Too late for its limit, and excused because it was started only a moment ago. */
    private static boolean isWarmingUp(PlatformState s) {
        return Lateness.ofMarks(s) == State.NO_VERDICT || EnginesState.of(s).engines().stream().anyMatch(e -> Lateness.isWarmingUp(e, s.at()) && Lateness.of(e, s.at()) == State.NO_VERDICT);
    }

    /** Full in two looks one after the other: a single second says little. What starts may fill it. */
    private static void machine(PlatformState s, PlatformState before, List<Cause> into) {
        double busy = Math.min(busy(s), busy(before));
        State state = Double.isNaN(busy) || s.at() - s.startedAt() <= Limits.WARM_UP ? State.OK : Limits.judged(busy, Limits.CPU_WARN, Limits.CPU_LIMIT);
        if (state != State.BAD) return;
        Rich left = Rich.of(num(Format.percent(Math.max(0, 100 - busy(s)), 0)).bold().withInk(state.ink()), " of the processor left");
        into.add(cause(State.WARN, ViewId.HARDWARE, "machine", "Machine is full", left, s.at()));
    }

    /** Of all cores, per cent; NaN before the first look. */
    private static double busy(PlatformState s) {
        var snapshot = MachineState.of(s).snapshot();
        return snapshot == null ? Double.NaN : snapshot.cores().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static void limit(PlatformState s, PortfolioMark p, LimitUse l, List<Cause> into) {
        State state = State.of(l.level());
        if (state != State.WARN && state != State.BAD) return;
        double level = l.limit().level(l.level());
        into.add(cause(state, ViewId.PORTFOLIOS, p.id() + " " + l.name(), shortName(p) + ": " + NearestLimit.shortName(l),
                Rich.of(num(Format.number(l.used(), 2)).bold().withInk(state.ink()), state == State.BAD ? ", limit " : ", warns ",
                        num(Format.unit(Format.number(level, 2), l.limit().unit()))), s.at()));
    }

    /** As many words as tell the portfolios apart: Large Cap, Growth, Arbitrage. */
    private static String shortName(PortfolioMark p) {
        String label = p.label();
        int end = label.indexOf(' ', ENOUGH);
        return end < 0 ? label : label.substring(0, end);
    }

    private static Cause cause(State state, ViewId where, String subject, String name, Rich what, long since) {
        return new Cause(state, where, subject, name, what, since);
    }
}
