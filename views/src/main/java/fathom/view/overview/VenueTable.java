package fathom.view.overview;

import fathom.market.FeedStatus.VenueCounts;
import fathom.market.MarketState;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import fathom.watch.Silence;
import java.util.List;

/** How fast and how fresh each venue is. */
final class VenueTable {
    /** @param age since its last frame, nanoseconds, NaN before the first */
    record Row(VenueCounts venue, State state, double rate, double age) {
        static Row of(Frame frame, VenueCounts v) {
            State state = v.lastAt() == 0 ? State.IDLE : Silence.of(frame.state()).isStale(frame.state(), v) ? State.STALE : State.OK;
            return new Row(v, state, frame.venuePerSecond(v.venue()), frame.age(v.lastAt()));
        }
    }

    /** From here on decimals say nothing: the clocks differ. */
    private static final long TENTH_SECOND = 100_000_000L;

    private final DataTable<Row> table = new DataTable<>();

    VenueTable() {
        table.kind(row -> RowKind.of(row.state)).key(row -> row.venue.venue()).preferredRows(5).whenEmpty("No venue has been heard yet", "");
        table.setId("overview-venues");
        wide(false);
    }

    DataTable<Row> node() {
        return table;
    }

    void wide(boolean wide) {
        Column<Row> glyph = Column.glyph(Row::state), name = Column.words("Venue", 0, r -> r.venue.venue().label());
        Column<Row> rate = Column.num("msg/s", 56, r -> Format.perSecond(r.rate)), age = Column.right("age ms", 60, VenueTable::age);
        Column<Row> lag = Column.num("lag ms", 60, r -> r.venue.lastAt() == 0 ? Format.NONE : Format.number(r.venue.lagging() / 1e6, Math.abs(r.venue.lagging()) < TENTH_SECOND ? 2 : 0));
        Column<Row> gaps = Column.right("gaps", 48, r -> Cell.num(Format.whole(r.venue.gaps())).dim());
        Column<Row> quote = Column.left("quote", 48, r -> Cell.words(r.venue.venue().quote()).dim());
        Column<Row> crossed = Column.right("crossed", 60, r -> Cell.num(Format.whole(r.venue.crossed())).dim());
        table.setColumns(wide ? List.of(glyph, name, quote, rate, age, lag, gaps, crossed) : List.of(glyph, name, rate, age, lag, gaps));
    }

    private static Cell age(Row r) {
        return r.state == State.STALE ? Cell.num(Format.whole(r.age / 1e6)).bold().ink(Token.STALE) : Cell.num(Format.whole(r.age / 1e6));
    }

    List<Row> show(Frame frame) {
        var rows = MarketState.of(frame.state()).feed().venues().stream().map(v -> Row.of(frame, v)).toList();
        table.setRows(rows);
        return rows;
    }
}
