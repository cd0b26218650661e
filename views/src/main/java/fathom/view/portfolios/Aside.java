package fathom.view.portfolios;

import fathom.engine.analytics.PerformanceReport;
import fathom.measure.Heat;
import fathom.measure.Provenance;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.RowKind;
import fathom.view.piece.Tracks;
import fathom.view.portfolios.PortfoliosModel.Card;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Beside the portfolios: exposure by symbol, and in wide windows what the engines report on all three. */
final class Aside {
    private static final double TITLE = 33, ROW = 24, NOTE = 24;

    /** @param values USD by portfolio, last their sum */
    private record Row(String name, List<Double> values, double most, RowKind kind) {
        double net() {
            return values.getLast();
        }
    }

    private final DataTable<Row> bars = new DataTable<>(Column.left("Symbol", 60, r -> Cell.words(r.name).bold()),
            Column.left("net", 0, r -> Cell.share(Rich.EMPTY, Math.abs(r.net()) / r.most, Double.NaN, 0, r.net() < 0 ? Token.DOWN : Token.C1)),
            Column.num("USD", 104, r -> Format.number(r.net(), 0)));
    private final DataTable<Row> grid = new DataTable<>();
    private final DataTable<Reports.Line> risks = Reports.table("risks", "% of NAV", 0, 64, "VaR hist", "param", "modified", "ES hist", "param", "modified");
    private final DataTable<Reports.Line> performances = Reports.table("performances", "Since the open", 0, 64, "return %", "vol % a", "Sharpe", "Sortino",
            "maxDD %", "PSR %");
    private final DataTable<Reports.Line> weights = new DataTable<>();
    private final Caption riskNote = new Caption(Type.SMALL, Token.T3, 0, false), weightNote = new Caption(Type.SMALL, Token.T3, 0, false);
    private final Panel exposure = new Panel("Exposure by symbol"), risk = new Panel("Value at risk, expected shortfall"),
            performance = new Panel("Performance"),
            allocation = new Panel("Weights, %");
    private final Tracks column = Tracks.column();
    private int rows;
    private List<String> names = List.of(), heads = List.of();
    private boolean wide;

    Aside() {
        bars.key(Row::name).onOpen(r -> {}).rowHeight(20, false).setId("exposure");
        grid.key(Row::name).kind(Row::kind).onOpen(r -> {}).setId("exposure-grid");
        for (DataTable<Row> t : List.of(bars, grid)) t.whenEmpty("No position in any portfolio.", "");
        weights.key(Reports.Line::name).kind(Reports.Line::kind).onOpen(l -> {}).setId("allocation");
        weights.whenEmpty("No allocation yet.", "The Portfolio engine needs returns first.");
        for (Caption c : List.of(riskNote, weightNote)) c.inset(12);
        risk.content(Tracks.column().gap(0).grow(risks).fixed(riskNote, NOTE));
        allocation.content(Tracks.column().gap(0).grow(weights).fixed(weightNote, NOTE));
        performance.content(performances);
    }

    Panel exposure() {
        return exposure;
    }

    Tracks column() {
        return column;
    }

    void wide(boolean now) {
        wide = now;
        exposure.content(now ? grid : bars);
        exposure.hint(now ? "net, thousand USD" : "net over the portfolios");
        arrange();
    }

    private void arrange() {
        column.reset();
        if (!wide) return;
        double reports = TITLE + ROW + Math.max(1, names.size()) * ROW;
        column.fixed(exposure, TITLE + ROW + Math.max(1, rows) * ROW).fixed(risk, reports + NOTE).fixed(performance, reports).grow(allocation);
    }

    void show(PortfoliosModel model, Provenance feed) {
        exposure.mark(feed);
        for (Panel p : List.of(risk, performance, allocation)) p.mark(Provenance.DERIVED.weaker(feed));
        List<PortfoliosModel.Exposure> all = model.exposures();
        double most = all.stream().mapToDouble(e -> Math.abs(e.net())).max().orElse(1);
        if (!wide) {
            bars.setRows(all.stream().map(e -> new Row(e.base(), List.of(e.net()), most, RowKind.PLAIN)).toList());
            return;
        }
        List<String> now = model.cards().stream().map(c -> PortfoliosModel.shortName(c.mark())).toList();
        boolean another = !now.equals(names);
        if (another) grid.setColumns(columns(names = now));
        List<Row> lines = grid(model, all);
        grid.setRows(lines);
        risks.setRows(Reports.risks(model.cards()));
        riskNote.show(riskNote(model.cards()));
        performance.hint(model.cards().stream().map(Card::performance).filter(p -> p != null && p.isKnown()).findFirst()
                .map(Aside::basis).orElse(""));
        performances.setRows(Reports.performances(model.cards()));
        weights(model);
        if (another || lines.size() != rows) {
            rows = lines.size();
            arrange();
        }
    }

    private static String basis(PerformanceReport p) {
        String from = "from " + p.returns() + " returns of " + RiskNote.span(p.interval());
        return p.returns() < Reports.ENOUGH ? from + "; ratios from " + Reports.ENOUGH + " on" : from + "; ratios of one return";
    }

    /** What is not known comes first, with its reason. */
    private static Rich riskNote(List<Card> cards) {
        Card unknown = cards.stream().filter(c -> c.risk() == null || !c.risk().isKnown()).findFirst().orElse(null);
        if (unknown == null) return cards.isEmpty() ? Rich.EMPTY : RiskNote.of(cards.getFirst().risk());
        return Rich.of(PortfoliosModel.shortName(unknown.mark()) + ": " + RiskNote.of(unknown.risk()).text());
    }

    private static List<Row> grid(PortfoliosModel model, List<PortfoliosModel.Exposure> all) {
        List<Row> lines = new ArrayList<>();
        double most = all.stream().flatMapToDouble(e -> Arrays.stream(e.values())).map(Math::abs).max().orElse(1);
        all.forEach(e -> lines.add(row(e.base(), e.values(), most, RowKind.PLAIN)));
        lines.add(row("Cash", model.cards().stream().mapToDouble(c -> c.mark().cash()).toArray(), 0, RowKind.PLAIN));
        lines.add(row("NAV", model.cards().stream().mapToDouble(c -> c.mark().nav()).toArray(), 0, RowKind.TOTAL));
        return lines;
    }

    private static Row row(String name, double[] values, double most, RowKind kind) {
        List<Double> cells = new ArrayList<>(Arrays.stream(values).boxed().toList());
        cells.add(Arrays.stream(values).sum());
        return new Row(name, List.copyOf(cells), most, kind);
    }

    private static List<Column<Row>> columns(List<String> portfolios) {
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.left("Symbol", 72, r -> r.most > 0 ? Cell.words(r.name).bold() : Cell.words(r.name)));
        for (int p = 0; p < portfolios.size(); p++) {
            int at = p;
            columns.add(Column.right(portfolios.get(p), 0, r -> heat(r, r.values.get(at))));
        }
        columns.add(Column.right("Desk", 96, r -> Cell.num(thousands(r.net())).bold()));
        return columns;
    }

    /** Four steps: darker grounds would be louder than the numbers. */
    private static Cell heat(Row r, double value) {
        if (r.most == 0) return Cell.num(thousands(value)).dim();
        return new Cell.Heat(thousands(value), Heat.ofMost(Math.abs(value) / r.most, 4));
    }

    private static String thousands(double usd) {
        return Format.number(usd / 1e3, 0);
    }

    private void weights(PortfoliosModel model) {
        List<Reports.Line> lines = new ArrayList<>();
        List<String> now = List.of();
        for (Card c : model.cards()) {
            if (c.allocation() == null || c.allocation().methods().isEmpty()) continue;
            if (now.isEmpty()) now = Reports.heads(c.allocation());
            lines.add(Reports.Line.of(PortfoliosModel.shortName(c.mark()), 0).kind(RowKind.GROUP));
            String id = PortfoliosModel.shortName(c.mark());
            Reports.weights(c.allocation()).forEach(l -> lines.add(l.kind() == RowKind.PLAIN ? l : new Reports.Line(l.name() + ", " + id, l.values(),
                    l.decimals(), l.kind())));
        }
        if (!now.isEmpty() && !now.equals(heads)) weights.setColumns(Reports.columns("Asset", 152, 0, heads = now));
        weights.setRows(lines);
        weightNote.show(RiskNote.of(model.cards().stream().map(Card::allocation).filter(a -> a != null && !a.methods().isEmpty()).findFirst()
                .orElse(model.cards().isEmpty() ? null : model.cards().getFirst().allocation())));
    }
}
