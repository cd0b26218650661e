package fathom.view.buses;

import static fathom.view.piece.Rich.num;
import static fathom.view.piece.Rich.word;

import fathom.bus.BusStats;
import fathom.bus.InboxStats;
import fathom.bus.WireStats;
import fathom.view.Frame;
import fathom.view.Samples;
import fathom.view.format.Format;
import fathom.view.piece.Metric;
import fathom.view.piece.MetricTile;
import fathom.view.piece.State;
import fathom.view.piece.Tracks;
import fathom.view.piece.Trend;
import fathom.watch.Buses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A tile for each bus; where there is only one inside this process, the others tell what became of its messages. */
final class BusTiles {
    private final Tracks node = Tracks.row();
    private final List<MetricTile> tiles = new ArrayList<>();
    private final MetricTile delivered = new MetricTile(), slowest = new MetricTile(), waits = new MetricTile(), conflated = new MetricTile(),
            lost = new MetricTile();
    private final Consumer<String> onChoose;
    private List<String> names = List.of();
    private boolean alone;

    /** @param onChoose takes the name of the bus that was chosen */
    BusTiles(Consumer<String> onChoose) {
        this.onChoose = onChoose;
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    Tracks node() {
        return node;
    }

    void show(Frame frame, List<BusLook> buses, String chosen) {
        List<String> now = buses.stream().map(BusLook::name).toList();
        boolean single = buses.size() == 1 && !buses.getFirst().isWired();
        if (!now.equals(names) || single != alone) arrange(now, single);
        for (int i = 0; i < buses.size(); i++) {
            tiles.get(i).show(single ? single(frame, buses.getFirst().bus()) : metric(frame, buses.get(i)));
            tiles.get(i).chosen(!single && buses.get(i).name().equals(chosen));
        }
        if (single) only(frame, buses.getFirst().bus());
    }

    private void arrange(List<String> now, boolean single) {
        names = now;
        alone = single;
        node.reset();
        tiles.clear();
        for (String name : now) {
            var tile = new MetricTile();
            tile.setId("bus-" + name);
            if (!single) tile.onChoose(() -> onChoose.accept(name));
            tiles.add(tile);
            node.grow(tile);
        }
        if (single) for (MetricTile tile : List.of(delivered, slowest, waits, conflated, lost)) node.grow(tile);
    }

    /** Arrows lead from bus to bus. */
    private void walk(KeyEvent e) {
        int by = e.getCode() == KeyCode.LEFT ? -1 : e.getCode() == KeyCode.RIGHT ? 1 : 0;
        for (int i = 0; by != 0 && i < tiles.size(); i++) {
            if (!tiles.get(i).isFocused()) continue;
            int to = Math.floorMod(i + by, tiles.size());
            tiles.get(to).requestFocus();
            onChoose.accept(names.get(to));
            e.consume();
            return;
        }
    }

    /** One of several, or one over a server. */
    static Metric metric(Frame frame, BusLook look) {
        BusStats b = look.bus();
        boolean up = b.state() == BusStats.State.UP;
        var metric = Metric.of(b.name(), Format.perSecond(frame.busPerSecond(b.name())), "msg/s").subject(look.ink(), up ? "" : Buses.word(b))
                .state(State.of(Buses.level(b))).age(look.place()).trend(Trend.of(frame.history().of(Samples.bus(b.name(), "rate"))));
        if (!look.isWired()) return metric.fact(num(Format.whole(Buses.waiting(b))), " wait, ", num(Format.whole(Buses.dropped(b))), " lost");
        WireStats w = b.wire();
        long lost = Buses.lostOnTheWay(b);
        var timed = metric.beside(num("p99 " + Format.latency(Buses.hop(b).isEmpty() ? Double.NaN : Buses.hop(b).p99())));
        var gone = lost > 0 ? num(Format.whole(lost)).withInk(State.WARN.ink()) : num("0");
        if (!up) return timed.fact(word(brief(b) + ", ").withInk(State.of(Buses.level(b)).ink()), gone, " lost");
        var backlog = num(w.flow().backlog() < 0 ? Format.NONE : Format.whole(w.flow().backlog()));
        return timed.fact(num(Format.whole(w.flow().queued())), " wait, backlog ", backlog, ", ", gone, " lost");
    }

    /** Why it is not up, as far as the first semicolon: the panel has the whole. */
    private static String brief(BusStats bus) {
        int end = bus.why().indexOf(';');
        return end < 0 ? bus.why() : bus.why().substring(0, end);
    }

    private static Metric single(Frame frame, BusStats b) {
        return Metric.of(b.name(), Format.perSecond(frame.busPerSecond(b.name())), "msg/s").age(b.address())
                .fact(num(Format.whole(b.topics().size())), " topics, ", num(Format.whole(Buses.listeners(b).size())), " inboxes")
                .trend(Trend.of(frame.history().of(Samples.bus(b.name(), "rate"))));
    }

    private void only(Frame frame, BusStats b) {
        delivered.show(Metric.of("Delivered", Format.perSecond(frame.inboxesPerSecond(InboxStats::handled)), "msg/s").age("1 s")
                .fact("since start ", num(Format.whole(b.handled()))));
        var inboxes = Buses.listeners(b);
        slowest.show(inboxes.stream().filter(i -> !i.done().isEmpty()).max(Comparator.comparingLong(i -> i.done().p99())).map(i -> slowest(frame, i))
                .orElseGet(() -> Metric.absent("Slowest reader, p99", "nothing was handled in 10 s")));
        long waited = inboxes.stream().mapToLong(InboxStats::waited).sum();
        waits.show(Metric.of("Waits", Format.whole(Buses.waiting(b)), "now").fact(waited == 0 ? word("no publisher had to wait") : num(Format.whole(waited)),
                waited == 0 ? "" : " times a publisher waited"));
        conflated.show(Metric.of("Conflated", Format.perSecond(frame.inboxesPerSecond(InboxStats::conflated)), "msg/s").age("1 s")
                .fact("since start ", num(Format.whole(b.conflated()))));
        double losing = frame.inboxesPerSecond(InboxStats::dropped);
        lost.show(Metric.of("Dropped", Format.whole(frame.lost()), "since start").state(losing > 0 ? State.WARN : State.OK)
                .fact(losing > 0 ? num(Format.perSecond(losing)) : word("none in the last second"), losing > 0 ? " a second, the oldest" : ""));
    }

    private static Metric slowest(Frame frame, InboxStats i) {
        State state = Flow.state(frame, i);
        return Metric.of("Slowest reader, p99", Format.latencyNumber(i.done().p99()), Format.latencyUnit(i.done().p99())).age("10 s")
                .state(state == State.IDLE ? State.OK : state)
                .fact(frame.inbox(i.name())).trend(Trend.of(frame.history().of(Samples.inbox(i.name(), "p99"))));
    }
}
