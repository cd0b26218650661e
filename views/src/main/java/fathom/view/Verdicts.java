package fathom.view;

import fathom.desk.DeskState;
import fathom.measure.Level;
import fathom.model.PortfolioMark.LimitUse;
import fathom.state.PlatformState;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.watch.Condition;
import fathom.watch.DeskVerdict.Word;
import fathom.watch.DeskVerdict;
import fathom.watch.EngineHealth;
import fathom.watch.Reason;
import fathom.watch.Silence;
import fathom.watch.Subject;
import java.util.ArrayList;

/** Turns what was judged into ink and sentences. */
public final class Verdicts {
    private Verdicts() {}

    public static State state(Word word) {
        return switch (word) {
            case ALL_RIGHT -> State.OK;
            case WARMING_UP -> State.NO_VERDICT;
            case WATCH -> State.WARN;
            case ACT -> State.BAD;
            case BLIND -> State.STALE;
        };
    }

    public static String text(Word word) {
        return switch (word) {
            case ALL_RIGHT -> "All right";
            case WARMING_UP -> "Warming up";
            case WATCH -> "Watch";
            case ACT -> "Act";
            case BLIND -> "Blind";
        };
    }

    /** One sentence beside the word. */
    public static String sentence(PlatformState state) {
        DeskVerdict verdict = DeskVerdict.of(state);
        int n = verdict.conditions().size();
        String things = n == 1 ? "1 thing wants a look" : n + " things want a look";
        return switch (verdict.word()) {
            case WARMING_UP -> "Just started: lateness is not judged.";
            case ALL_RIGHT -> DeskState.of(state).portfolios().stream().flatMap(p -> p.limits().stream()).allMatch(LimitUse::isKnown) ? "All limits hold, all is on time."
                    : "Known limits hold, all is on time.";
            case WATCH -> "The desk runs. " + things + ".";
            case ACT -> things + " now.";
            case BLIND -> n == 0 ? "Nothing has arrived yet." : "Nothing new from the feed.";
        };
    }

    public static State state(Condition c) {
        return c.level() == Level.UNKNOWN ? State.STALE : State.of(c.level());
    }

    /** The view that shows more of it. */
    public static ViewId where(Subject subject) {
        return switch (subject.kind()) {
            case Subject.ENGINE -> ViewId.ENGINES;
            case Subject.BUS, Subject.INBOX -> ViewId.BUSES;
            case Subject.FEED, Subject.VENUE -> ViewId.MARKET;
            case Subject.PORTFOLIO, Subject.DESK -> ViewId.PORTFOLIOS;
            case Subject.MACHINE, Subject.SCREEN -> ViewId.HARDWARE;
            default -> ViewId.OVERVIEW;
        };
    }

    /** How many conditions point to a view. */
    public static long count(DeskVerdict verdict, ViewId view) {
        return verdict.conditions().stream().filter(c -> where(c.subject()).equals(view)).count();
    }

    /** The worst of them; OK when there is none. Overview has them all. */
    public static State state(DeskVerdict verdict, ViewId view) {
        if (view.equals(ViewId.OVERVIEW)) return state(verdict.word());
        return verdict.conditions().stream().filter(c -> where(c.subject()).equals(view)).map(Verdicts::state).reduce(State.OK, State::worse);
    }

    public static State state(EngineHealth health) {
        return switch (health) {
            case ON_TIME -> State.OK;
            case IDLE -> State.IDLE;
            case WARMING_UP -> State.NO_VERDICT;
            case SILENT -> State.STALE;
            case NOT_BUILT -> State.ABSENT;
            case LATE, STOPPED -> State.WARN;
            case PAST_LIMIT, FAILED -> State.BAD;
        };
    }

    /** What has a limit on a gauge: warned, past it, not judged yet because it was just started, or else OK. */
    public static State state(DeskVerdict verdict, String gauge, String id) {
        Level level = verdict.level(gauge, id);
        return level == Level.OK && verdict.isWarmingUp(gauge, id) ? State.NO_VERDICT : State.of(level);
    }

    /** In words and figures, the one that all is about in the ink of how bad it is. */
    public static Rich rich(Condition c) {
        var parts = new ArrayList<>();
        for (Reason.Part part : c.reason().parts()) {
            switch (part) {
                case Reason.Words w -> parts.add(w.text());
                case Reason.Figure f -> parts.add(f.main() ? Rich.num(figure(f)).bold().withInk(state(c).ink()) : Rich.num(figure(f)));
            }
        }
        return Rich.of(parts.toArray());
    }

    private static String figure(Reason.Figure f) {
        if (f.unit().equals("ns")) return Format.latency(f.value());
        if (f.unit().equals("B")) return Format.memory(f.value());
        String number = f.value() == Math.rint(f.value()) ? Format.whole(f.value()) : Format.number(f.value(), 2);
        return f.unit().isEmpty() ? number : Format.unit(number, f.unit());
    }

    /** In the ink of what is stale: the words, then how old the last values are. Empty while they are current. */
    public static Rich note(Silence silence, boolean narrow) {
        if (!silence.isStale()) return Rich.EMPTY;
        return Rich.of(Rich.word((narrow ? silence.brief() : silence.words()) + " ").withInk(Token.STALE), Rich.num(Format.age(silence.nanos())).bold().withInk(Token.STALE));
    }

    /** Both numbers of a limit are written with these. */
    public static int digits(LimitUse limit) {
        return limit.limit().limit() < 20 ? 2 : 1;
    }

    /** The limit with its unit where the head says that all limits are of NAV. */
    public static String level(LimitUse limit) {
        return Format.unit(Format.number(limit.limit().limit(), digits(limit)), limit.limit().unit().replace(" NAV", ""));
    }

    /** What fits where a whole name does not: without what stands after a comma. */
    public static String shortName(LimitUse limit) {
        int comma = limit.name().indexOf(',');
        return comma < 0 ? limit.name() : limit.name().substring(0, comma);
    }
}
