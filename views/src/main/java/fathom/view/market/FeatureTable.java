package fathom.view.market;

import fathom.model.Feature;
import fathom.model.FeatureVector;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Rich;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the Features engine makes of one asset: a row per feature, a column per venue that has a vector. */
final class FeatureTable {
    /** @param values by venue; NaN while it cannot be said */
    private record Row(Feature feature, String base, List<Double> values) {}

    private final DataTable<Row> table = new DataTable<>();
    private final boolean narrow;
    private List<String> venues = List.of();

    /** @param narrow one venue only, the unit beside the number */
    FeatureTable(boolean narrow) {
        this.narrow = narrow;
        table.key(Row::feature).onOpen(row -> {}).preferredRows(Feature.values().length);
        table.whenEmpty("No features yet.", "The Features engine publishes with the first closed bar.");
        table.setId(narrow ? "features-narrow" : "features");
    }

    DataTable<?> node() {
        return table;
    }

    void show(String base, List<FeatureVector> vectors) {
        List<FeatureVector> shown = narrow && vectors.size() > 1 ? vectors.subList(0, 1) : vectors;
        List<String> now = shown.stream().map(v -> v.instrument().venue().label()).toList();
        if (!now.equals(venues)) {
            venues = now;
            table.setColumns(columns(now));
        }
        table.setRows(shown.isEmpty() ? List.of()
                : Arrays.stream(Feature.values()).map(f -> new Row(f, base, shown.stream().map(v -> v.value(f)).toList())).toList());
    }

    private List<Column<Row>> columns(List<String> names) {
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.left("Feature", narrow ? 0 : 244, row -> Cell.words(name(row.feature)).dim()));
        if (!narrow) columns.add(Column.left("unit", 0, row -> Cell.words(row.feature.unit()).faint()));
        for (int v = 0; v < names.size(); v++) {
            int venue = v;
            columns.add(Column.right(names.get(v), narrow ? 132 : 74, row -> cell(row, row.values.get(venue))));
        }
        return columns;
    }

    private Cell cell(Row row, double value) {
        String text = row.feature == Feature.SPREAD_BP ? MarketTables.basisPoints(value) : Format.number(value, decimals(row));
        if (text.equals(Format.NONE)) return Cell.none();
        boolean plain = !narrow || row.feature.unit().startsWith(String.valueOf(Format.MINUS));
        return plain ? Cell.num(text) : Cell.line(Rich.num(text), Rich.word(" " + row.feature.unit()).withInk(Token.T3));
    }

    /** Short where there is little room: the year of the source stays in the wide table. */
    private String name(Feature f) {
        return !narrow ? f.label() : f == Feature.FRACDIFF ? "log price, fractional d 0.4" : f.label().replaceFirst("(, 60 bars| \\d{4})$", "");
    }

    private static int decimals(Row row) {
        return switch (row.feature.unit()) {
            case "quote" -> Format.digits(row.base, row.values.getFirst());
            case "% a year" -> 1;
            case "" -> 4;
            default -> 2;
        };
    }
}
