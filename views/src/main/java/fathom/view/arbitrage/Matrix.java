package fathom.view.arbitrage;

import fathom.model.ConsolidatedBook;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import java.util.ArrayList;
import java.util.List;

/** Every pair of venues for one asset: what buying at the row's ask and selling at the column's bid would bring before fees, in basis points. */
final class Matrix {
    private record Row(String venue, int index, List<Double> gross) {}

    private final DataTable<Row> table = new DataTable<>();
    private List<String> venues = List.of();

    Matrix() {
        table.key(Row::venue).onOpen(row -> {}).setId("matrix");
        table.whenEmpty("No edge chosen.", "");
    }

    DataTable<?> node() {
        return table;
    }

    /** @param books of the asset in USD */
    void show(List<ConsolidatedBook.Row> books) {
        List<String> now = books.stream().map(b -> b.book().instrument().venue().label()).toList();
        if (!now.equals(venues)) {
            venues = now;
            table.setColumns(columns(now));
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < books.size(); i++) rows.add(new Row(now.get(i), i, gross(books, i)));
        table.setRows(rows);
    }

    static List<Double> gross(List<ConsolidatedBook.Row> books, int buy) {
        double ask = books.get(buy).askUsd();
        return books.stream().map(sell -> (sell.bidUsd() - ask) / ask * 1e4).toList();
    }

    private static List<Column<Row>> columns(List<String> names) {
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.left("buy at \\ sell at", 0, row -> Cell.words(row.venue).dim()));
        for (int v = 0; v < names.size(); v++) {
            int sell = v;
            columns.add(Column.right(names.get(v), 76, row -> cell(row, sell)));
        }
        return columns;
    }

    private static Cell cell(Row row, int sell) {
        if (row.index == sell) return Cell.none();
        var text = Cell.num(Format.change(row.gross.get(sell), 1));
        return row.gross.get(sell) >= 0.05 ? text.bold().ink(Token.UP) : text.faint();
    }
}
