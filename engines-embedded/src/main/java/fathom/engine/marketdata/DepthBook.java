package fathom.engine.marketdata;

import fathom.engine.Computed;
import fathom.engine.Table;
import fathom.model.Levels;
import java.util.Arrays;
import java.util.Map;

/** A book after all rows of Interactive Brokers' market depth that were brought along, best prices first. */
public record DepthBook(Levels bids, Levels asks) {
    static final String COLUMNS = "position,operation,side,price,size";

    /** @throws IllegalArgumentException one sentence with the row that does not fit the book */
    static Computed of(Table table) {
        if (table.isEmpty()) throw new IllegalArgumentException("needs depth messages to be brought along: " + COLUMNS);
        double[][] columns = Arrays.stream(COLUMNS.split(",")).map(table::numbers).toArray(double[][]::new);
        var book = new IbDepthBook();
        for (int i = 0; i < table.count(); i++) {
            try {
                book.apply((int) columns[0][i], (int) columns[1][i], (int) columns[2][i], columns[3][i], columns[4][i]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("row %d of the input: %s".formatted(i + 1, e.getMessage()), e);
            }
        }
        return new Computed(new DepthBook(book.bids(), book.asks()), Map.of("messages", "TWS API updateMktDepth: operation 0 insert, 1 update, 2 delete; side 0 ask, 1 bid"), Computed.Inputs.of(table));
    }
}
