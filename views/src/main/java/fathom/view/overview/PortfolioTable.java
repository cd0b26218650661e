package fathom.view.overview;

import fathom.desk.DeskState;
import fathom.model.PortfolioMark.LimitUse;
import fathom.model.PortfolioMark;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.Verdicts;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Rich;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import fathom.watch.NearestLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the portfolios stand at, and how near each is to the limit it uses most. */
final class PortfolioTable {
    /** @param mark null in the sum; @param limit the one of which the largest part is used, null when none is known */
    record Row(PortfolioMark mark, String name, State state, double nav, double pnl, LimitUse limit) {
        static Row of(PortfolioMark p) {
            var nearest = NearestLimit.of(List.of(p));
            return new Row(p, p.label(), State.of(p.level()), p.nav(), p.pnl(), nearest == null ? null : nearest.limit());
        }

        double percent() {
            return pnl / (nav - pnl) * 100;
        }
    }

    private final DataTable<Row> table = new DataTable<>();

    PortfolioTable(Consumer<PortfolioMark> open) {
        table.kind(row -> row.mark == null ? RowKind.TOTAL : RowKind.PLAIN).key(Row::name).preferredRows(4).whenEmpty("No portfolio is open", "");
        table.onOpen(row -> {
            if (row.mark != null) open.accept(row.mark);
        });
        table.setId("overview-portfolios");
        wide(false);
    }

    DataTable<Row> node() {
        return table;
    }

    void wide(boolean wide) {
        var columns = new ArrayList<Column<Row>>();
        columns.add(Column.glyph(r -> r.mark == null ? null : r.state));
        columns.add(Column.words("Portfolio", 0, Row::name));
        columns.add(Column.num("NAV, USD", wide ? 96 : 88, r -> Format.whole(r.nav)));
        columns.add(Column.right("P&L, USD", wide ? 84 : 76, r -> Cell.gain(r.pnl, 0)));
        columns.add(Column.right("%", 56, r -> Cell.gain(r.percent(), 2)));
        columns.add(Column.left("nearest limit", wide ? 148 : 124, PortfolioTable::limit));
        columns.add(Column.right("used / limit", wide ? 184 : 152, r -> used(r, wide ? 64 : 28)));
        if (wide) {
            columns.add(Column.num("leverage", 72, r -> r.mark == null ? "" : Format.number(r.mark.leverage(), 2)));
            columns.add(Column.num("drawdown %", 84, r -> r.mark == null ? "" : Format.number(r.mark.drawdown(), 2)));
        }
        table.setColumns(columns);
    }

    private static Cell limit(Row r) {
        if (r.limit == null) return Cell.words(r.mark == null ? "" : "none known").faint();
        return Cell.words(Verdicts.shortName(r.limit)).dim();
    }

    private static Cell used(Row r, double bar) {
        if (r.limit == null) return r.mark == null ? Cell.EMPTY : Cell.none();
        LimitUse l = r.limit;
        State state = State.of(l.level());
        boolean alarm = state.isNotable();
        Token ink = alarm ? state.ink() : Token.T3;
        var now = Rich.num(Format.number(l.used(), Verdicts.digits(l)));
        return Cell.share(Rich.of(alarm ? now.bold().withInk(ink) : now, Rich.num(" / " + Verdicts.level(l)).withInk(Token.T3)), l.share(), l.limit().used(l.limit().warn()), bar, ink);
    }

    void show(Frame frame) {
        var rows = new ArrayList<Row>(DeskState.of(frame.state()).portfolios().stream().map(Row::of).toList());
        if (!rows.isEmpty()) rows.add(new Row(null, "Desk", null, frame.desk(PortfolioMark::nav), frame.desk(PortfolioMark::pnl), null));
        table.setRows(rows);
    }
}
