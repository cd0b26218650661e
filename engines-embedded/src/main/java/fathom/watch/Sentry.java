package fathom.watch;

import fathom.desk.DeskState;
import fathom.measure.Level;
import fathom.measure.Limit;
import fathom.model.PortfolioMark.LimitUse;
import fathom.model.PortfolioMark;
import fathom.state.PlatformState;
import fathom.watch.DeskVerdict.Excused;
import fathom.watch.DeskVerdict.Word;
import fathom.watch.Gauge.Measured;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges states as they come: remembers what was wrong since when, what must last before it counts, and tells of every crossing both ways. Safe from any thread. */
public final class Sentry {
    private static final Logger LOG = LoggerFactory.getLogger(Sentry.class);
    private static final long WINDOW = 1_000_000_000L;

    /** Told of what came to be so, became worse or better, or is over; one at a time, must not block. */
    @FunctionalInterface
    public interface Listener {
        Listener NONE = (level, subject, what) -> {};

        /** @param level OK when it is over; @param what words after the subject's label */
        void crossed(Level level, Subject subject, String what);
    }

    private record Watched(Rule rule, Gauge gauge, Predicate<String> about) {}

    private record Key(String rule, Subject subject) {}

    private final Rules rules;
    private final List<Watched> watched;
    private final Listener listener;
    private final ArrayDeque<PlatformState> recent = new ArrayDeque<>();
    private Map<Key, Held> held = new HashMap<>();
    private List<Condition> standing = List.of();
    private DeskVerdict last;

    public Sentry(Rules rules, Listener listener) {
        this.rules = rules;
        this.listener = listener;
        watched = rules.rules().stream().map(r -> new Watched(r, rules.gauge(r.limit().what()), r.about())).toList();
        last = new DeskVerdict(rules, Word.BLIND, List.of(), List.of());
    }

    /** The same with the verdict on it. A state older than the last one gets the verdict on that. */
    public synchronized PlatformState judged(PlatformState state) {
        return state.with(look(state));
    }

    /** The verdict of the latest look. */
    public synchronized DeskVerdict last() {
        return last;
    }

    public synchronized DeskVerdict look(PlatformState now) {
        if (!recent.isEmpty() && now.at() < recent.getLast().at()) return last;
        recent.addLast(now);
        while (recent.size() > 2 && now.at() - second().at() >= WINDOW) recent.removeFirst();
        var found = new ArrayList<Condition>();
        var excused = new ArrayList<Excused>();
        Facts.of(now).forEach(c -> found.add(lasting(c)));
        limits(new Look(now, recent.getFirst()), found, excused);
        found.sort(Comparator.comparingInt(Sentry::rank).reversed().thenComparingLong(Condition::since));
        cross(found);
        boolean blind = found.stream().anyMatch(c -> c.level() == Level.UNKNOWN);
        var told = found.stream().filter(c -> !blind || !c.subject().kind().equals(Subject.VENUE)).toList();
        last = new DeskVerdict(rules, word(told, excused), told, excused);
        return last;
    }

    private PlatformState second() {
        var each = recent.iterator();
        each.next();
        return each.next();
    }

    private void limits(Look look, List<Condition> into, List<Excused> excused) {
        var remembered = new HashMap<Key, Held>();
        Map<Gauge, List<Measured>> read = new HashMap<>();
        for (Watched w : watched) {
            try {
                for (Measured m : read.computeIfAbsent(w.gauge, g -> measured(g, look))) {
                    if (w.about.test(m.subject().id())) judge(w.rule, w.gauge, m, look, remembered, into, excused);
                }
            } catch (RuntimeException e) {
                LOG.debug("{} could not be read", w.gauge.name(), e);
                into.add(lasting(new Condition(w.rule.name(), new Subject(w.gauge.name().replaceAll("\\..*", ""), "", w.gauge.name()), Level.WARN, "cannot be read",
                        Reason.words("the log says why"), look.now().at())));
            }
        }
        for (PortfolioMark p : DeskState.of(look.now()).portfolios()) for (LimitUse use : p.limits()) judge(p, use, look.now().at(), remembered, into);
        held = remembered;
    }

    private static List<Measured> measured(Gauge gauge, Look look) {
        var all = new ArrayList<Measured>();
        gauge.source().accept(look, all::add);
        return all;
    }

    private void judge(Rule rule, Gauge gauge, Measured m, Look look, Map<Key, Held> remembered, List<Condition> into, List<Excused> excused) {
        Limit limit = rule.limit();
        double value = gauge.quantity().in(limit.unit(), m.value());
        long at = look.now().at();
        if (rule.warmUp() > 0 && m.startedAt() > 0 && at - m.startedAt() <= rule.warmUp() * 1e9) {
            if (rule.severity().of(limit.judge(value)) != Level.OK) excused.add(new Excused(gauge.name(), m.subject()));
            return;
        }
        Held memory = remember(new Key(rule.name(), m.subject()), remembered);
        Level counted = memory.look(limit, value, at), level = rule.severity().of(counted);
        if (level == Level.OK) return;
        into.add(new Condition(rule.name(), m.subject(), level, rule.says(), Reasons.of(gauge, limit, value, counted), m.since() > 0 ? m.since() : memory.since()));
    }

    /** A limit that a portfolio brings along. */
    private void judge(PortfolioMark p, LimitUse use, long at, Map<Key, Held> remembered, List<Condition> into) {
        String rule = "limit-" + use.name(), brief = use.name().replaceAll(",.*", "");
        Held memory = remember(new Key(rule, Gauges.portfolio(p)), remembered);
        Level level = memory.look(use.limit(), use.used(), at);
        if (level != Level.OK) into.add(new Condition(rule, Gauges.portfolio(p), level, ": " + brief, Reasons.of(use, level), memory.since()));
    }

    private Held remember(Key key, Map<Key, Held> remembered) {
        Held memory = held.getOrDefault(key, new Held());
        remembered.put(key, memory);
        return memory;
    }

    private Condition lasting(Condition c) {
        return standing.stream().filter(c::isSame).findFirst()
                .map(earlier -> new Condition(c.rule(), c.subject(), c.level(), c.says(), c.reason(), Math.min(earlier.since(), c.since()))).orElse(c);
    }

    /** Without a feed the rest is hearsay, so that comes first. */
    private static int rank(Condition c) {
        return c.level() == Level.UNKNOWN ? Integer.MAX_VALUE : c.level().ordinal();
    }

    private static Word word(List<Condition> conditions, List<Excused> excused) {
        if (conditions.stream().anyMatch(c -> c.level() == Level.UNKNOWN)) return Word.BLIND;
        if (conditions.stream().anyMatch(c -> c.level() == Level.BREACH)) return Word.ACT;
        return !conditions.isEmpty() ? Word.WATCH : excused.isEmpty() ? Word.ALL_RIGHT : Word.WARMING_UP;
    }

    private void cross(List<Condition> now) {
        List<Condition> before = standing;
        standing = List.copyOf(now);
        for (Condition c : now) {
            Condition earlier = before.stream().filter(c::isSame).findFirst().orElse(null);
            if (earlier == null || earlier.level() != c.level()) tell(c.level(), c.subject(), Reasons.words(c));
        }
        for (Condition c : before) if (now.stream().noneMatch(c::isSame)) tell(Level.OK, c.subject(), Reasons.over(c));
    }

    private void tell(Level level, Subject subject, String what) {
        try {
            listener.crossed(level, subject, what);
        } catch (RuntimeException e) {
            LOG.warn("{} {} was not told", subject.plain(), what, e);
        }
    }
}
