package fathom.view.engines;

import fathom.state.Event;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.State;
import java.util.ArrayList;
import java.util.List;

/** What happened, latest first. */
final class EventTable {
    private EventTable() {}

    /** @param where whether it says what it happened to */
    static DataTable<Event> create(boolean where) {
        var columns = new ArrayList<Column<Event>>(List.of(Column.left("UTC", 84, e -> Cell.num(Format.time(e.at())).faint()), Column.glyph(e ->
                State.of(e.state()))));
        if (where) columns.add(Column.words("Engine", 128, Event::where));
        columns.add(Column.words("What happened", 0, Event::what));
        var table = new DataTable<Event>();
        table.setColumns(columns);
        table.setId("engine-events");
        return table;
    }
}
