package fathom.view.portfolios;

import fathom.engine.analytics.PerformanceReport;
import fathom.engine.portfolio.Allocation;
import fathom.model.RiskReport;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import fathom.view.portfolios.PortfoliosModel.Card;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Tables of what the Risk, Analytics and Portfolio engines report. */
final class Reports {
    /** Short forms of the methods' names, for the heads of narrow columns. */
    private static final Map<String, String> SHORT = Map.of("minimum variance", "min var", "max sharpe", "max Sharpe", "maximum sharpe", "max Sharpe",
            "hierarchical risk parity", "HRP", "equal risk contribution", "ERC");

    /** Of a column whose head is long, where the others share what is left. */
    private static final double LONG = 80;
    /** From here on decimals say nothing and would not fit. */
    private static final double MANY = 1000;

    /** Fewer returns say nothing of a ratio. */
    static final int ENOUGH = 300;
    private static final double YEAR = Duration.ofDays(365).toNanos();

    private Reports() {}

    /** Of a return of one interval: a year of seconds makes any ratio of a few minutes a matter of hundreds. */
    private static double ratio(PerformanceReport p, double annualised) {
        return p.returns() < ENOUGH ? Double.NaN : annualised * Math.sqrt(p.interval() / YEAR);
    }

    private static double ratio(Allocation a, Allocation.Method m) {
        return a.samples() < ENOUGH ? Double.NaN : m.sharpe() * Math.sqrt(a.interval() / YEAR);
    }

    /** A line of text cells under heads that the table has; NaN shows as absent. */
    record Line(String name, List<Double> values, int decimals, RowKind kind) {
        static Line of(String name, int decimals, double... values) {
            return new Line(name, Arrays.stream(values).boxed().toList(), decimals, RowKind.PLAIN);
        }

        Line kind(RowKind other) {
            return new Line(name, values, decimals, other);
        }
    }

    static DataTable<Line> table(String id, String first, double nameWidth, double width, String... heads) {
        DataTable<Line> table = new DataTable<>();
        table.setColumns(columns(first, nameWidth, width, List.of(heads)));
        table.key(Line::name).kind(Line::kind).onOpen(l -> {}).setId(id);
        return table;
    }

    static List<Column<Line>> columns(String first, double nameWidth, double width, List<String> heads) {
        List<Column<Line>> columns = new ArrayList<>();
        columns.add(Column.left(first, nameWidth, l -> l.kind == RowKind.PLAIN ? Cell.words(l.name) : Cell.words(l.name).ink(Token.T2)));
        for (int c = 0; c < heads.size(); c++) {
            int column = c;
            double wide = width == 0 && heads.get(c).length() > 8 ? LONG : width;
            columns.add(Column.right(heads.get(c), wide, l -> column < l.values.size() ? cell(l, l.values.get(column)) : Cell.EMPTY));
        }
        return columns;
    }

    private static Cell cell(Line line, double value) {
        return Double.isFinite(value) ? Cell.num(Format.number(value, Math.abs(value) < MANY ? line.decimals : 0)) : Cell.none();
    }

    /** Value at risk and expected shortfall of one portfolio by each method, per cent of NAV. */
    static List<Line> methods(RiskReport r) {
        return List.of(Line.of("Historical", 2, r.historicalVar(), r.historicalEs()), Line.of("Parametric", 2, r.parametricVar(), r.parametricEs()),
                Line.of("Modified", 2, r.modifiedVar(), r.modifiedEs()));
    }

    /** The same over portfolios, one line each. */
    static List<Line> risks(List<Card> cards) {
        return cards.stream().map(c -> Line.of(PortfoliosModel.shortName(c.mark()), 2, risks(c.risk()))).toList();
    }

    private static double[] risks(RiskReport r) {
        return r == null ? none(6)
                : new double[] {r.historicalVar(), r.parametricVar(), r.modifiedVar(), r.historicalEs(), r.parametricEs(), r.modifiedEs()};
    }

    /** Each asset's weight and part of the parametric VaR, per cent of NAV. */
    static List<Line> components(RiskReport r) {
        List<Line> lines = new ArrayList<>();
        r.components().forEach(c -> lines.add(Line.of(c.base(), 2, c.weight(), c.contribution())));
        if (!lines.isEmpty()) lines.add(Line.of("Sum", 2, r.components().stream().mapToDouble(RiskReport.Component::weight).sum(),
                r.components().stream().mapToDouble(RiskReport.Component::contribution).sum()).kind(RowKind.TOTAL));
        return lines;
    }

    /** Return statistics over portfolios. */
    static List<Line> performances(List<Card> cards) {
        return cards.stream().map(c -> Line.of(PortfoliosModel.shortName(c.mark()), 2, performances(c.performance()))).toList();
    }

    private static double[] performances(PerformanceReport p) {
        return p == null ? none(6) : new double[] {p.total(), p.volatility(), ratio(p, p.sharpe()), ratio(p, p.sortino()), p.maxDrawdown(), p.psr() * 100};
    }

    /** Return statistics of one, line by line. */
    static List<Line> performance(PerformanceReport p) {
        return List.of(Line.of("Return since the open, %", 3, p.total()), Line.of("Volatility, % a year", 1, p.volatility()),
                Line.of(p.returns() < ENOUGH ? "Sharpe ratio, from " + ENOUGH + " returns on" : "Sharpe ratio of one return", 2, ratio(p, p.sharpe())),
                Line.of("Largest drawdown, %", 3, p.maxDrawdown()), Line.of("Probability of Sharpe above 0, %", 1, p.psr() * 100));
    }

    /** Weights by asset: what is held, then each method; last the volatility and the Sharpe ratio of each. Per cent. */
    static List<Line> weights(Allocation a) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < a.assets().size(); i++) {
            var values = new double[1 + a.methods().size()];
            values[0] = a.current()[i] * 100;
            for (int m = 0; m < a.methods().size(); m++) values[m + 1] = a.methods().get(m).weights()[i] * 100;
            lines.add(Line.of(a.assets().get(i), 1, values));
        }
        if (a.methods().isEmpty()) return lines;
        lines.add(ofMethods("volatility", a, Allocation.Method::volatility, 1));
        lines.add(ofMethods("Sharpe", a, m -> ratio(a, m), 2));
        return lines;
    }

    private static Line ofMethods(String name, Allocation a, ToDoubleFunction<Allocation.Method> figure, int decimals) {
        var values = new double[1 + a.methods().size()];
        values[0] = Double.NaN;
        for (int m = 0; m < a.methods().size(); m++) values[m + 1] = figure.applyAsDouble(a.methods().get(m));
        return Line.of(name, decimals, values).kind(RowKind.IDLE);
    }

    static List<String> heads(Allocation a) {
        List<String> heads = new ArrayList<>(List.of("now"));
        a.methods().forEach(m -> heads.add(SHORT.getOrDefault(m.name().toLowerCase(Locale.ROOT), m.name())));
        return heads;
    }

    private static double[] none(int count) {
        var values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
