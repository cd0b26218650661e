package fathom.engine.collateral;

import fathom.engine.Table;
import fathom.engine.collateral.SpanReport.Underlying;
import fathom.engine.collateral.SpanScan.Revaluation;
import fathom.engine.collateral.SpanScan.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/** {@link SpanScan} of positions by underlying. */
final class SpanBook {
    private SpanBook() {}

    /** @param priceRange share of the price of each underlying's first row; @param volatilityRange a year, 1 is 100 points */
    static SpanReport report(String name, Table table, double priceRange, double volatilityRange, List<Scenario> scenarios) {
        List<String> names = table.texts("underlying");
        double[] quantity = table.numbers("quantity"), price = table.numbers("price"), delta = or(table, "delta", 1), vega = or(table, "vega", 0);
        var groups = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < names.size(); i++) groups.computeIfAbsent(names.get(i).strip(), n -> new ArrayList<>()).add(i);
        var gains = new double[scenarios.size()];
        var underlyings = new ArrayList<Underlying>();
        groups.forEach((underlying, rows) -> {
            List<Revaluation> positions = rows.stream().map(i -> (Revaluation) (move, vol) -> quantity[i] * (delta[i] * move + vega[i] * vol)).toList();
            SpanScan scan = SpanScan.of(positions, priceRange * Checks.price(price[rows.getFirst()]), volatilityRange, scenarios);
            for (int s = 0; s < gains.length; s++) gains[s] += scan.gains()[s];
            underlyings.add(new Underlying(underlying, scan.risk(), scan.scenario()));
        });
        return new SpanReport(name, underlyings.stream().mapToDouble(Underlying::risk).sum(), gains, underlyings);
    }

    private static double[] or(Table table, String column, double otherwise) {
        if (table.has(column)) return table.numbers(column);
        var values = new double[table.count()];
        Arrays.fill(values, otherwise);
        return values;
    }
}
