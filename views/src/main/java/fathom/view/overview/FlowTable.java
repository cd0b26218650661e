package fathom.view.overview;

import static fathom.view.piece.Rich.num;

import fathom.bus.BusStats.TopicStats;
import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxStats;
import fathom.bus.TopicFamily.Stage;
import fathom.measure.Latency;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Rich;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import fathom.watch.Buses;
import java.util.ArrayList;
import java.util.List;

/** What flows: one row a bus, or the stages of a tick's way while there is only one bus; the sum below. What belongs to no family of topics is counted in the sum only. */
final class FlowTable {
    /**
     * @param topics how many, of a stage
     * @param age    of the newest message of a stage, nanoseconds
     * @param p99    of a bus, from publishing to being handed over; NaN where it cannot be told
     */
    record Row(String name, State state, double rate, int topics, double age, double p99, long waits, long lost, boolean total) {}

    private final DataTable<Row> table = new DataTable<>();
    private boolean wide, stages = true;

    FlowTable() {
        table.kind(row -> row.total ? RowKind.TOTAL : RowKind.of(row.state == State.IDLE ? State.OK : row.state)).key(Row::name).preferredRows(5);
        table.setId("overview-flow");
        columns();
    }

    DataTable<Row> node() {
        return table;
    }

    void wide(boolean now) {
        wide = now;
        columns();
    }

    private void columns() {
        var columns = new ArrayList<Column<Row>>();
        columns.add(Column.glyph(Row::state));
        columns.add(Column.words(stages ? "Topics" : "Bus", 0, Row::name));
        columns.add(Column.num("msg/s", stages || wide ? 60 : 56, r -> Format.perSecond(r.rate)));
        if (stages) {
            columns.add(Column.right("number", 56, r -> Cell.num(Format.whole(r.topics)).dim()));
            columns.add(Column.right("age", 60, r -> Cell.num(Double.isNaN(r.age) ? Format.NONE : Format.age(r.age)).dim()));
        } else {
            columns.add(Column.right("p99 µs", 60, r -> r.total ? Cell.EMPTY : Cell.num(Format.micros(r.p99))));
            columns.add(Column.num("waits", 52, r -> Format.whole(r.waits)));
        }
        if (wide || !stages) columns.add(Column.right("lost", 48, r -> r.total || !stages ? lost(r) : Cell.EMPTY));
        table.setColumns(columns);
    }

    private static Cell lost(Row r) {
        var cell = Cell.num(Format.whole(r.lost));
        return r.lost > 0 && !r.total ? cell.bold().ink(Token.WARN) : cell.dim();
    }

    /** Beside the title. */
    Rich hint(Frame frame) {
        return stages ? Rich.of("slowest p99 ", num(Format.latency(slowest(BusesState.of(frame.state()).buses())))) : Rich.of("publish to handed over");
    }

    void show(Frame frame) {
        var buses = Buses.each(frame.state());
        if (stages != buses.size() < 2) {
            stages = buses.size() < 2;
            columns();
        }
        var rows = new ArrayList<>(stages ? stages(frame) : buses.stream().map(b -> bus(frame, b)).toList());
        rows.add(total(frame));
        table.setRows(rows);
    }

    private static List<Row> stages(Frame frame) {
        double[] rates = new double[Stage.values().length];
        int[] topics = new int[rates.length];
        long[] last = new long[rates.length];
        for (BusStats bus : Buses.each(frame.state())) {
            for (TopicStats t : bus.topics()) {
                int place = frame.topics().of(t.topic()).map(f -> f.stage().ordinal()).orElse(-1);
                if (place < 0) continue;
                rates[place] += frame.topicRates().getOrDefault(t.topic(), Double.NaN);
                topics[place]++;
                last[place] = Math.max(last[place], t.lastAt());
            }
        }
        var rows = new ArrayList<Row>();
        for (Stage stage : Stage.values()) {
            int i = stage.ordinal();
            boolean none = topics[i] == 0;
            rows.add(new Row(stage.label(), none ? State.IDLE : State.OK, none ? Double.NaN : rates[i], topics[i], frame.age(last[i]), Double.NaN, 0, 0, false));
        }
        return rows;
    }

    /** What waits in inboxes belongs to no one bus of a group; the sum has it. */
    private static Row bus(Frame frame, BusStats b) {
        boolean server = b.wire() != null;
        double p99 = !server ? slowest(List.of(b)) : Buses.hop(b).isEmpty() ? Double.NaN : Buses.hop(b).p99();
        return new Row(b.name(), State.of(Buses.level(b)), frame.busPerSecond(b.name()), 0, Double.NaN, p99, server ? b.wire().flow().queued() : Buses.waiting(b),
                server ? Buses.lostOnTheWay(b) : Buses.dropped(b), false);
    }

    private static Row total(Frame frame) {
        var buses = Buses.each(frame.state());
        BusStats only = buses.size() == 1 ? buses.getFirst() : null;
        String name = only == null ? "With inboxes" : only.name() + " bus";
        State state = only == null || only.state() == BusStats.State.UP ? null : State.of(Buses.level(only));
        var topics = buses.stream().flatMap(b -> b.topics().stream()).toList();
        long last = topics.stream().mapToLong(TopicStats::lastAt).max().orElse(0);
        return new Row(name, state, frame.publishedPerSecond(), topics.size(), frame.age(last), Double.NaN, frame.waiting(), frame.lost(), true);
    }

    /** The p99 of the slowest inbox; NaN when none has handled anything. */
    static double slowest(List<BusStats> buses) {
        return buses.stream().flatMap(b -> Buses.listeners(b).stream()).map(InboxStats::queued).filter(l -> !l.isEmpty()).mapToDouble(Latency::p99).max()
                .orElse(Double.NaN);
    }
}
