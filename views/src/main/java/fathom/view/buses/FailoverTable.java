package fathom.view.buses;

import fathom.bus.BusEvent;
import fathom.bus.BusStats;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Rich;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import fathom.watch.Buses;

/** What happened to the buses, latest first: what was lost, where its traffic went, when it came back. */
final class FailoverTable {
    private final DataTable<BusEvent> table = new DataTable<>(Column.left("UTC", 84, e -> Cell.num(Format.time(e.at())).faint()),
            Column.glyph(e -> state(e.kind())), Column.words("Bus", 92, BusEvent::bus), Column.left("What happened", 0, e -> Cell.line(e.what())),
            Column.right("moved", 76, e -> Cell.num(Format.whole(e.moved()))),
            Column.right("took", 80, e -> e.took() == 0 ? Cell.none() : Cell.num(Format.latency(e.took()))));

    FailoverTable() {
        table.key(e -> e).kind(e -> RowKind.PLAIN).onChoose(e -> {}).setId("failovers");
        table.whenEmpty("Nothing failed over so far.", "All buses have been home since the start.");
    }

    DataTable<BusEvent> node() {
        return table;
    }

    void show(Frame frame) {
        table.setRows(Buses.events(frame.state()));
    }

    /** Since when all have been well, or how many are not. */
    static Rich hint(Frame frame) {
        var buses = Buses.each(frame.state());
        long away = buses.stream().filter(b -> b.state() == BusStats.State.DOWN || b.state() == BusStats.State.PROBING).count();
        var many = Rich.num(Long.toString(away)).bold().withInk(State.BAD.ink());
        if (away > 0) return Rich.of(many, " of ", Rich.num(Integer.toString(buses.size())), " away from home");
        return Buses.events(frame.state()).stream().filter(e -> e.kind() == BusEvent.Kind.RETURNED).findFirst()
                .map(e -> Rich.of("all buses home since ", Rich.num(Format.time(e.at())))).orElse(Rich.of("all buses home"));
    }

    static State state(BusEvent.Kind kind) {
        return switch (kind) {
            case LOST, REFUSED -> State.BAD;
            case MOVED, FULL -> State.WARN;
            case RETURNED -> State.OK;
            case NOTE -> State.IDLE;
        };
    }
}
