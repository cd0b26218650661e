package fathom.view.buses;

import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxStats;
import fathom.bus.Overflow;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import fathom.watch.Buses;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every inbox with its accounts: what was accepted is handled, conflated, dropped or waiting. */
final class InboxesTable {
    /**
     * @param rate     handled a second
     * @param whenFull in words, one for each way its interests have; a dash where it is not told
     * @param lateness by the engines' limits; others have none
     * @param losing   whether it dropped messages in the last second
     */
    record Row(String bus, String label, InboxStats stats, double rate, String whenFull, State lateness, boolean losing) {
        State state() {
            return losing ? State.WARN.worse(lateness) : lateness;
        }

        /** Taken out and not yet handled; anything but a few would be a loss. */
        long inHand() {
            return stats.accepted() - stats.handled() - stats.conflated() - stats.dropped() - stats.waiting();
        }
    }

    private final DataTable<Row> table = new DataTable<>();

    InboxesTable() {
        table.key(r -> r.bus + " " + r.stats.name()).kind(r -> RowKind.of(r.state())).setId("inboxes");
        table.whenEmpty("Nobody listens.", "");
        wide(false);
    }

    DataTable<Row> node() {
        return table;
    }

    void wide(boolean wide) {
        var columns = new ArrayList<Column<Row>>();
        columns.add(Column.glyph(Row::state));
        columns.add(Column.left("Inbox", 0, r -> Cell.words(r.label)));
        if (wide) columns.add(Column.left("when full", 112, r -> Cell.words(r.whenFull).dim()));
        columns.add(Column.right("handled/s", 68, r -> Cell.num(Format.perSecond(r.rate))));
        columns.add(Column.right("p99 µs", 78, InboxesTable::p99));
        if (wide) columns.add(Column.right("accepted", 96, r -> Cell.num(Format.whole(r.stats.accepted())).dim()));
        if (wide) columns.add(Column.right("handled", 96, r -> Cell.num(Format.whole(r.stats.handled())).dim()));
        columns.add(Column.right("conflated", 92, r -> Cell.num(Format.whole(r.stats.conflated())).dim()));
        columns.add(Column.right("dropped", 68, r -> r.stats.dropped() > 0 ? Cell.num(Format.whole(r.stats.dropped())).bold().ink(Token.WARN)
                : Cell.num("0").dim()));
        columns.add(Column.right("waits", 48, r -> Cell.num(Format.whole(r.stats.waiting()))));
        columns.add(Column.right("waited", 52, r -> Cell.num(Format.whole(r.stats.waited())).dim()));
        if (wide) columns.add(Column.right("in hand", 56, r -> Cell.num(Format.whole(r.inHand())).dim()));
        table.setColumns(columns);
    }

    private static Cell p99(Row r) {
        if (r.stats.done().isEmpty()) return Cell.num(Format.micros(Double.NaN)).faint();
        var cell = Cell.num(Format.micros(r.stats.done().p99()));
        State state = r.lateness;
        return state.isNotable() ? cell.bold().ink(state.ink()) : cell;
    }

    void show(Frame frame) {
        table.setRows(rows(frame));
    }

    static List<Row> rows(Frame frame) {
        var rows = new ArrayList<Row>();
        for (BusStats bus : BusesState.of(frame.state()).buses()) {
            for (InboxStats i : Flow.sorted(frame, Buses.listeners(bus))) {
                rows.add(new Row(bus.name(), frame.inbox(i.name()), i, BusRates.handled(frame, bus.name(), i.name()), whenFull(frame, i.name()), Flow.state(frame, i),
                        BusRates.of(frame, bus.name(), i.name(), InboxStats::dropped) > 0));
            }
        }
        return rows;
    }

    private static String whenFull(Frame frame, String inbox) {
        for (EngineStatus e : EnginesState.of(frame.state()).engines()) {
            if (!e.id().id().equals(inbox)) continue;
            String words = e.contract().consumes().stream().map(i -> words(i.overflow())).distinct().collect(Collectors.joining(", "));
            return words.isEmpty() ? Format.NONE : words;
        }
        return Format.NONE;
    }

    private static String words(Overflow overflow) {
        return switch (overflow) {
            case WAIT -> "wait";
            case WAIT_A_WHILE -> "wait 2 s";
            case KEEP_LATEST -> "keep latest";
            case DROP_OLDEST -> "drop oldest";
        };
    }
}
