package fathom.view.arbitrage;

import fathom.measure.Provenance;
import fathom.model.Opportunity;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Rich;
import fathom.view.piece.RowKind;
import fathom.view.piece.State;
import java.util.List;

/** Edges, gross and net apart, in basis points and in USD. */
final class EdgeTable {
    /** Bars of life: one millisecond is nothing, a hundred seconds is all, by the logarithm. */
    private static final double SHORTEST = 1e6, DECADES = 5;

    private final DataTable<Opportunity> table = new DataTable<>();
    private double maxAgeMillis = Double.POSITIVE_INFINITY;

    EdgeTable() {
        table.setColumns(columns());
        table.key(Opportunity::id).kind(o -> ArbitrageModel.isTakeable(o) ? RowKind.PLAIN : RowKind.IDLE).setId("edges");
    }

    DataTable<Opportunity> node() {
        return table;
    }

    /** @param oldestMillis the age of a leg that the desk still accepts */
    void show(List<Opportunity> edges, double oldestMillis) {
        maxAgeMillis = oldestMillis;
        table.setRows(edges);
    }

    private List<Column<Opportunity>> columns() {
        return List.of(Column.glyph(o -> glyph(o.state())),
                Column.left("Verdict", 96, o -> Cell.words(ArbitrageModel.words(o.state())).ink(verdictInk(o.state()))),
                Column.left("Symbol", 56, o -> strong(o, Cell.words(o.base()))),
                Column.words("buy at", 76, o -> o.buy().venue().label()),
                Column.num("ask, USD", 88, o -> Format.price(o.base(), o.buyPrice())),
                Column.words("  sell at", 76, o -> "  " + o.sell().venue().label()),
                Column.num("bid, USD", 88, o -> Format.price(o.base(), o.sellPrice())),
                Column.num("size", 80, o -> size(o.size())),
                Column.num("gross bp", 64, o -> Format.number(o.grossBp(), 1)),
                Column.<Opportunity>num("fees bp", 76, o -> Format.number(-ArbitrageModel.feesBp(o), 1)).withMark(Provenance.SPECIFIED),
                Column.right("net bp", 60, o -> net(o, Format.change(o.netBp(), 1))),
                Column.num("gross, USD", 84, o -> Format.number(o.gross(), 2)),
                Column.right("net, USD", 84, o -> net(o, Format.change(o.net(), 2))),
                Column.right("older leg ms", 84, this::age),
                Column.right("lived s", 0, EdgeTable::life));
    }

    static State glyph(Opportunity.State state) {
        return switch (state) {
            case TAKEABLE -> State.OK;
            case TAKEN -> State.RUNNING;
            case STALE -> State.STALE;
            case GROSS_ONLY, MISSED, CLOSED -> State.IDLE;
        };
    }

    private static Token verdictInk(Opportunity.State state) {
        return switch (state) {
            case TAKEABLE -> Token.OK;
            case TAKEN -> Token.ACCENT;
            case STALE -> Token.STALE;
            case GROSS_ONLY, MISSED, CLOSED -> null;
        };
    }

    private static Cell strong(Opportunity o, Cell.Words words) {
        return ArbitrageModel.isTakeable(o) ? words.bold() : words;
    }

    private static Cell net(Opportunity o, String text) {
        return ArbitrageModel.isTakeable(o) ? Cell.num(text).bold().ink(Token.UP) : Cell.num(text);
    }

    static String size(double size) {
        return Format.number(size, size < 10 ? 3 : size < 1000 ? 1 : 0);
    }

    private Cell age(Opportunity o) {
        double millis = o.olderLeg() / 1e6;
        var text = Cell.num(Format.number(millis, millis < 10 ? 1 : 0));
        return millis > maxAgeMillis ? text.bold().ink(Token.STALE) : text;
    }

    private static Cell life(Opportunity o) {
        double share = Math.log10(Math.max(SHORTEST, o.life()) / SHORTEST) / DECADES;
        String seconds = Format.number(o.life() / 1e9, o.life() < 10e9 ? 3 : 1);
        return Cell.share(Rich.of(Rich.num(seconds)), share, Double.NaN, 64, ArbitrageModel.isTakeable(o) ? Token.C1 : Token.LINE3);
    }
}
