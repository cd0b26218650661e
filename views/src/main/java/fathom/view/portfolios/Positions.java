package fathom.view.portfolios;

import fathom.model.PortfolioMark;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import java.util.ArrayList;
import java.util.List;

/** What a portfolio holds: positions, what has no price, cash, NAV. */
final class Positions {
    private enum Kind { POSITION, UNPRICED, CASH, NAV }

    /** Money in USD; NaN leaves a cell empty. */
    private record Row(String name, Kind kind, double quantity, double cost, double price, double value, double pnl, double share, boolean stale) {
        RowKind rowKind() {
            return kind == Kind.NAV ? RowKind.TOTAL : kind == Kind.UNPRICED || stale ? RowKind.IDLE : RowKind.PLAIN;
        }
    }

    private final DataTable<Row> table = new DataTable<>();

    Positions(String id) {
        table.key(r -> r.kind + r.name).kind(Row::rowKind).onOpen(r -> {}).setId(id);
        wide(false);
    }

    DataTable<?> node() {
        return table;
    }

    void wide(boolean now) {
        Column<Row> name = Column.left("Symbol", now ? 64 : 56, Positions::name);
        Column<Row> quantity = Column.right("quantity", 0, Positions::quantity);
        Column<Row> price = Column.right("price", now ? 100 : 84, r -> price(r, r.price));
        Column<Row> value = Column.right("value, USD", now ? 112 : 90, r -> r.kind == Kind.UNPRICED ? Cell.words("not in NAV").faint() : number(r.value, 0));
        Column<Row> pnl = Column.right("P&L", now ? 96 : 78, r -> Double.isNaN(r.pnl) ? Cell.EMPTY : Cell.gain(r.pnl, 0));
        Column<Row> cost = Column.right("average cost", 112, r -> price(r, r.cost)), share = Column.right("% NAV", 64, r -> number(r.share, 1));
        table.setColumns(now ? List.of(name, quantity, cost, price, value, pnl, share) : List.of(name, quantity, price, value, pnl));
    }

    /** @return how many rows there are */
    int show(PortfolioMark m, boolean stale) {
        List<Row> rows = new ArrayList<>();
        m.positions().forEach(p -> rows.add(new Row(p.base(), Kind.POSITION, p.quantity(), p.averagePrice(), p.price(), p.value(), p.pnl(), p.share(), stale)));
        m.unpriced().forEach(base -> rows.add(new Row(base, Kind.UNPRICED, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, stale)));
        rows.add(new Row("Cash", Kind.CASH, Double.NaN, Double.NaN, Double.NaN, m.cash(), Double.NaN, m.cash() / m.nav() * 100, stale));
        rows.add(new Row("NAV", Kind.NAV, Double.NaN, Double.NaN, Double.NaN, m.nav(), m.pnl(), 100, stale));
        table.setRows(rows);
        return rows.size();
    }

    private static Cell name(Row r) {
        var text = Cell.words(r.name);
        return r.kind == Kind.POSITION ? text.bold() : r.kind == Kind.NAV ? text : text.dim();
    }

    private static Cell quantity(Row r) {
        return r.kind == Kind.UNPRICED ? Cell.words("no price").faint() : number(r.quantity, quantityDigits(r.quantity));
    }

    private static Cell number(double value, int decimals) {
        return Double.isNaN(value) ? Cell.EMPTY : Cell.num(Format.number(value, decimals));
    }

    private static Cell price(Row r, double value) {
        return Double.isNaN(value) ? Cell.EMPTY : value == r.cost ? Cell.num(Format.price(r.name, value)).ink(Token.T2) : Cell.num(Format.price(r.name, value));
    }

    private static int quantityDigits(double quantity) {
        double magnitude = Math.abs(quantity);
        return magnitude == Math.rint(magnitude) ? 0 : magnitude < 100 ? 4 : 2;
    }
}
