package fathom.view.buses;

import static fathom.view.piece.Rich.num;

import fathom.bus.BusStats;
import fathom.bus.InboxStats;
import fathom.bus.WireStats;
import fathom.measure.Latency;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Rich;
import fathom.watch.Buses;
import java.util.ArrayList;
import java.util.List;

/** Every figure of one bus, each with its name; what cannot be said with the reason. */
final class BusFacts {
    record Fact(String name, Rich value) {}

    private final Frame frame;
    private final BusStats bus;
    private final WireStats wire;

    private BusFacts(Frame frame, BusStats bus) {
        this.frame = frame;
        this.bus = bus;
        wire = bus.wire();
    }

    static DataTable<Fact> table(double rowHeight) {
        var table = new DataTable<Fact>(Column.left("", 88, f -> Cell.words(f.name).dim()), Column.right("", 0, f -> new Cell.Line(f.value)));
        table.key(Fact::name).rowHeight(rowHeight, false);
        return table;
    }

    /** What went over it, and what did not. */
    static List<Fact> traffic(Frame frame, BusStats bus) {
        return bus.wire() == null ? inProcess(frame, bus) : new BusFacts(frame, bus).traffic();
    }

    /** How late it is, and how the server does; nothing for a bus without one. */
    static List<Fact> server(Frame frame, BusStats bus) {
        return bus.wire() == null ? List.of() : new BusFacts(frame, bus).server();
    }

    private static List<Fact> inProcess(Frame frame, BusStats b) {
        return List.of(fact("published", rate(frame.busPerSecond(b.name()))), fact("delivered", rate(frame.busPerSecond(b.name(), BusStats::handled))),
                fact("wait", num(Format.whole(Buses.waiting(b)))), fact("conflated", num(Format.whole(b.conflated()))), fact("dropped", loss(Buses.dropped(b))),
                fact("waited for", num(Format.whole(b.inboxes().stream().mapToLong(InboxStats::waited).sum())), " times"));
    }

    private List<Fact> traffic() {
        var facts = new ArrayList<Fact>();
        facts.add(fact("published", rate(frame.busPerSecond(bus.name()))));
        facts.add(fact("delivered", rate(BusRates.wire(frame, bus, w -> w.flow().delivered()))));
        facts.add(fact("to be sent", num(Format.whole(wire.flow().queued())), " messages"));
        facts.add(known("backlog", wire.flow().backlog(), num(Format.whole(wire.flow().backlog())), " entries"));
        facts.add(known("pending", wire.flow().pending(), num(Format.whole(wire.flow().pending())), " entries"));
        facts.add(fact("lost", loss(wire.faults().lost())));
        facts.add(fact("shed", loss(wire.faults().shed())));
        facts.add(fact("trimmed", num(Format.whole(wire.faults().trimmed())), " entries"));
        facts.add(fact("reclaimed", num(Format.whole(wire.faults().reclaimed())), " entries"));
        facts.add(fact("left out", num(Format.whole(wire.faults().duplicates())), " twice, ", num(Format.whole(wire.faults().foreign())), " foreign"));
        if (wire.faults().givenUp() > 0) facts.add(fact("given up", loss(wire.faults().givenUp())));
        if (wire.faults().begunAnew() > 0) facts.add(fact("began anew", num(Format.whole(wire.faults().begunAnew())), " streams"));
        return facts;
    }

    private List<Fact> server() {
        Latency hop = Buses.hop(bus), ping = bus.state() == BusStats.State.DOWN ? Latency.NONE : wire.link().ping();
        var facts = new ArrayList<Fact>();
        facts.add(hop("p50", hop, hop.p50()));
        facts.add(hop("p99", hop, hop.p99()));
        facts.add(hop("p99.9", hop, hop.p999()));
        facts.add(hop("longest", hop, hop.max()));
        facts.add(ping.isEmpty() ? absent("ping p99", "no answer in 10 s") : fact("ping p99", num(Format.latency(ping.p99()))));
        facts.add(fact("bytes out", num(Format.flow(BusRates.wire(frame, bus, w -> w.link().bytesOut())))));
        facts.add(fact("bytes in", num(Format.flow(BusRates.wire(frame, bus, w -> w.link().bytesIn())))));
        facts.add(known("memory", wire.server().memory(), num(Format.memory(wire.server().memory()))));
        facts.add(known("clients", wire.server().clients(), num(Format.whole(wire.server().clients()))));
        facts.add(fact("weight", num(Format.percent(wire.link().weight() * 100, 0)), " of the rest"));
        return facts;
    }

    private static Fact hop(String name, Latency hop, long nanos) {
        return hop.isEmpty() ? absent(name, "nothing came in 10 s") : fact(name, num(Format.latency(nanos)));
    }

    private Fact known(String name, long value, Object... parts) {
        if (value >= 0) return fact(name, parts);
        return absent(name, bus.state() == BusStats.State.DOWN ? "the server is down" : wire.server().version().isEmpty() ? "not connected yet" : "not told yet");
    }

    private static Fact absent(String name, String why) {
        return new Fact(name, Rich.of(Rich.num(Format.NONE + " ").withInk(Token.T3), Rich.word(why).withInk(Token.T3)));
    }

    private static Fact fact(String name, Object... parts) {
        return new Fact(name, Rich.of(parts));
    }

    private static Rich.Span rate(double perSecond) {
        return num(Format.rate(perSecond, "msg"));
    }

    private static Rich.Span loss(long messages) {
        var count = num(Format.whole(messages));
        return messages > 0 ? count.bold().withInk(Token.WARN) : count;
    }
}
