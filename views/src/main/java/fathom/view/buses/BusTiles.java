package fathom.view.buses;

import fathom.bus.BusStats;
import fathom.bus.InboxStats;
import fathom.view.Frame;
import fathom.view.Samples;
import fathom.view.format.Format;
import fathom.view.piece.Metric;
import fathom.view.piece.MetricTile;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Tracks;
import fathom.view.piece.Trend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/** A tile for each bus; where there is only one, the others tell what became of its messages. */
final class BusTiles {
    private final Tracks node = Tracks.row();
    private final List<MetricTile> buses = new ArrayList<>();
    private final MetricTile delivered = new MetricTile(), slowest = new MetricTile(), waits = new MetricTile(), conflated = new MetricTile(),
            lost = new MetricTile();
    private final IntConsumer onChoose;

    /** @param onChoose takes the index of the bus that was chosen */
    BusTiles(IntConsumer onChoose) {
        this.onChoose = onChoose;
    }

    Tracks node() {
        return node;
    }

    void show(Frame frame, int chosen) {
        List<BusStats> all = frame.state().buses();
        if (buses.size() != all.size()) arrange(all.size());
        for (int i = 0; i < all.size(); i++) {
            BusStats b = all.get(i);
            buses.get(i).show(Metric.of(b.name(), Format.perSecond(frame.busPerSecond(b.name())), "msg/s").age(b.address())
                    .fact(Rich.num(Format.whole(b.topics().size())), " topics, ", Rich.num(Format.whole(b.inboxes().size())), " inboxes")
                    .trend(Trend.of(frame.history().of(Samples.bus(b.name(), "rate")))));
        }
        if (all.size() == 1) only(frame, all.getFirst());
    }

    private void arrange(int count) {
        node.reset();
        buses.clear();
        for (int i = 0; i < count; i++) {
            int index = i;
            var tile = new MetricTile();
            tile.setOnMousePressed(e -> onChoose.accept(index));
            buses.add(tile);
            node.grow(tile);
        }
        if (count == 1) for (MetricTile tile : List.of(delivered, slowest, waits, conflated, lost)) node.grow(tile);
    }

    private void only(Frame frame, BusStats b) {
        delivered.show(Metric.of("Delivered", Format.perSecond(BusRates.total(frame, b.name(), BusStats::handled)), "msg/s").age("1 s")
                .fact("since start ", Rich.num(Format.whole(b.handled()))));
        slowest.show(b.inboxes().stream().filter(i -> !i.done().isEmpty()).max(Comparator.comparingLong(i -> i.done().p99())).map(i -> slowest(frame, i))
                .orElseGet(() -> Metric.absent("Slowest reader, p99", "nothing was handled in 10 s")));
        long waited = b.inboxes().stream().mapToLong(InboxStats::waited).sum();
        waits.show(Metric.of("Waits", Format.whole(b.waiting()), "now").fact(waited == 0 ? Rich.word("no publisher had to wait")
                : Rich.num(Format.whole(waited)),
                waited == 0 ? "" : " times a publisher waited"));
        conflated.show(Metric.of("Conflated", Format.perSecond(BusRates.total(frame, b.name(), BusStats::conflated)), "msg/s").age("1 s")
                .fact("since start ", Rich.num(Format.whole(b.conflated()))));
        double losing = BusRates.total(frame, b.name(), BusStats::dropped);
        lost.show(Metric.of("Dropped", Format.whole(b.dropped()), "since start").state(losing > 0 ? State.WARN : State.OK)
                .fact(losing > 0 ? Rich.num(Format.perSecond(losing)) : Rich.word("none in the last second"), losing > 0 ? " a second, the oldest" : ""));
    }

    private static Metric slowest(Frame frame, InboxStats i) {
        State state = Flow.state(frame, i);
        return Metric.of("Slowest reader, p99", Format.latencyNumber(i.done().p99()), Format.latencyUnit(i.done().p99())).age("10 s")
                .state(state == State.IDLE ? State.OK : state)
                .fact(Flow.label(i.name())).trend(Trend.of(frame.history().of(Samples.inbox(i.name(), "p99"))));
    }
}
