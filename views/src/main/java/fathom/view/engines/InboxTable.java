package fathom.view.engines;

import fathom.bus.InboxStats;
import fathom.engine.EngineId;
import fathom.engine.EnginesState;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import java.util.List;
import java.util.function.ToLongFunction;

/** Where every message of an inbox went: what came in is handled, waiting, conflated or dropped. */
final class InboxTable {
    static final int ROWS = 7;

    /**
     * @param rate a second; NaN where it is no counter
     * @param ink  null for the row's own
     */
    record Count(String name, long count, double rate, Token ink, String meaning) {}

    private final DataTable<Count> table = new DataTable<>(Column.words("Messages", 76, Count::name),
            Column.right("since start", 100, c -> Cell.num(Format.whole(c.count)).ink(c.ink)), Column.right("msg/s", 64, InboxTable::rate),
            Column.left("", 0, c -> Cell.words(c.meaning).faint()));

    InboxTable() {
        table.key(Count::name).preferredRows(ROWS).setId("engine-inbox");
        table.whenEmpty("It has no inbox.", "An inbox is opened when the engine starts.");
    }

    DataTable<Count> node() {
        return table;
    }

    void show(Frame frame, EngineRow row) {
        InboxStats now = row.inbox();
        table.setRows(now == null ? List.of() : rows(frame, row.id(), now));
    }

    static List<Count> rows(Frame frame, EngineId id, InboxStats now) {
        return List.of(new Count("accepted", now.accepted(), rate(frame, id, InboxStats::accepted), null, "reached the inbox"),
                new Count("handled", now.handled(), rate(frame, id, InboxStats::handled), null, "given to the engine"),
                new Count("failed", now.failed(), rate(frame, id, InboxStats::failed), now.failed() > 0 ? Token.BAD : null, "with an exception"),
                new Count("conflated", now.conflated(), rate(frame, id, InboxStats::conflated), null, "replaced by a later one"),
                new Count("dropped", now.dropped(), rate(frame, id, InboxStats::dropped), now.dropped() > 0 ? Token.WARN : null, "lost"),
                new Count("waiting", now.waiting(), Double.NaN, null, "now"),
                new Count("waited", now.waited(), rate(frame, id, InboxStats::waited), null, "a publisher, for room"));
    }

    private static double rate(Frame frame, EngineId id, ToLongFunction<InboxStats> counter) {
        return frame.perSecond(s -> EnginesState.of(s).engines().stream().filter(e -> e.id().equals(id) && e.inbox() != null).mapToLong(e -> counter.applyAsLong(e.inbox())).sum());
    }

    private static Cell rate(Count c) {
        return Double.isNaN(c.rate) ? Cell.none() : Cell.num(Format.perSecond(c.rate)).dim();
    }
}
