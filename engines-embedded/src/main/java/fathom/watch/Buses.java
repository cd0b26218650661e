package fathom.watch;

import fathom.bus.BusEvent;
import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxStats;
import fathom.measure.Latency;
import fathom.measure.Level;
import fathom.state.PlatformState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What is said of the buses in more than one place, so that verdict, tiles, tables and counts agree. */
public final class Buses {
    /** The inbox of a tail. It belongs to whoever looks, and what it drops nobody misses. */
    public static final String TAIL = "tail";

    private Buses() {}

    /** Every bus by itself: of a group its members. */
    public static List<BusStats> each(PlatformState s) {
        return BusesState.of(s).buses().stream().flatMap(b -> b.each().stream()).toList();
    }

    /** A bus or a group; null when there is none of that name. */
    public static BusStats named(PlatformState s, String name) {
        for (BusStats bus : BusesState.of(s).buses()) {
            if (bus.name().equals(name)) return bus;
            for (BusStats member : bus.members()) if (member.name().equals(name)) return member;
        }
        return null;
    }

    public static Level level(BusStats bus) {
        return switch (bus.state()) {
            case UP -> Level.OK;
            case DEGRADED, PROBING -> Level.WARN;
            case DOWN -> Level.BREACH;
        };
    }

    /** From publishing over its server to coming back; none inside this process, and none of a bus that is not there: what it was last says nothing now. */
    public static Latency hop(BusStats bus) {
        boolean lives = bus.state() == BusStats.State.UP || bus.state() == BusStats.State.DEGRADED;
        return bus.wire() == null || !lives ? Latency.NONE : bus.wire().link().hop();
    }

    /** In one word: up, degraded, probing, down. */
    public static String word(BusStats bus) {
        return bus.state().name().toLowerCase(Locale.ROOT);
    }

    /** The inboxes without those of tails. */
    public static List<InboxStats> listeners(BusStats bus) {
        return bus.inboxes().stream().filter(i -> !i.name().equals(TAIL)).toList();
    }

    /** Waiting in them. */
    public static long waiting(BusStats bus) {
        return listeners(bus).stream().mapToLong(InboxStats::waiting).sum();
    }

    /** Dropped by them since the start. */
    public static long dropped(BusStats bus) {
        return listeners(bus).stream().mapToLong(InboxStats::dropped).sum();
    }

    /** What happened to any of them, latest first. */
    public static List<BusEvent> events(PlatformState s) {
        var all = new ArrayList<BusEvent>();
        for (BusStats bus : BusesState.of(s).buses()) {
            all.addAll(bus.events());
            bus.members().forEach(m -> all.addAll(m.events()));
        }
        return all.stream().distinct().sorted(Comparator.comparingLong(BusEvent::at).reversed()).toList();
    }

    /** Messages lost or shed on the way over a server; none on a bus inside this process. */
    public static long lostOnTheWay(BusStats bus) {
        return bus.wire() == null ? 0 : bus.wire().faults().lost() + bus.wire().faults().shed();
    }

    /** Messages that somebody wanted and did not get, since the start: dropped from a full inbox, lost on the way, or shed. */
    public static long lost(PlatformState s) {
        return BusesState.of(s).buses().stream().mapToLong(Buses::dropped).sum() + each(s).stream().mapToLong(Buses::lostOnTheWay).sum();
    }

    /** The same between two moments; an inbox that was closed in between takes nothing back. */
    public static long lost(PlatformState now, PlatformState before) {
        long lost = rise(now, before, InboxStats::dropped);
        for (BusStats bus : each(now)) {
            BusStats then = named(before, bus.name());
            if (then != null) lost += Math.max(0, lostOnTheWay(bus) - lostOnTheWay(then));
        }
        return lost;
    }

    /** By how much a counter of all inboxes rose, those of tails aside. One that was opened anew counts from 0. */
    public static long rise(PlatformState now, PlatformState before, ToLongFunction<InboxStats> counter) {
        long sum = 0;
        for (BusStats bus : BusesState.of(now).buses()) {
            for (InboxStats inbox : listeners(bus)) {
                long value = counter.applyAsLong(inbox), rise = value - earlier(before, bus.name(), inbox.name(), counter);
                sum += rise < 0 ? value : rise;
            }
        }
        return sum;
    }

    private static long earlier(PlatformState before, String bus, String inbox, ToLongFunction<InboxStats> counter) {
        for (BusStats b : BusesState.of(before).buses()) {
            if (b.name().equals(bus)) for (InboxStats i : b.inboxes()) if (i.name().equals(inbox)) return counter.applyAsLong(i);
        }
        return 0;
    }

    /** In inboxes, and on their way to a server. */
    public static long waiting(PlatformState s) {
        return BusesState.of(s).buses().stream().mapToLong(Buses::waiting).sum()
                + each(s).stream().filter(b -> b.wire() != null).mapToLong(b -> b.wire().flow().queued()).sum();
    }
}
