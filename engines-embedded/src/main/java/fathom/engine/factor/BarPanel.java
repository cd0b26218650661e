package fathom.engine.factor;

import fathom.engine.Table;
import fathom.engine.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The bars of several symbols over dates.
 *
 * @param dates rising, epoch nanoseconds; @param bars {@code [symbol][date]}, each by {@link BarField}'s order; null where a symbol has none
 */
record BarPanel(List<String> symbols, long[] dates, double[][][] bars) {
    /** {@code time,symbol,open,high,low,close,volume[,vwap]}. @throws IllegalArgumentException one sentence when a row is no bar, or there twice */
    static BarPanel of(Table table) {
        long[] times = table.times();
        List<String> names = table.texts("symbol");
        double[][] columns = columns(table);
        var dates = new TreeSet<Long>();
        for (long t : times) dates.add(t);
        long[] sorted = dates.stream().mapToLong(Long::longValue).toArray();
        Map<String, double[][]> bySymbol = new TreeMap<>();
        for (int i = 0; i < times.length; i++) {
            double[][] own = bySymbol.computeIfAbsent(names.get(i), n -> new double[sorted.length][]);
            int date = Arrays.binarySearch(sorted, times[i]);
            if (own[date] != null) throw new IllegalArgumentException("row %d of the input: there is a bar of %s at that time already".formatted(i + 1, names.get(i)));
            own[date] = row(columns, i);
        }
        return new BarPanel(List.copyOf(bySymbol.keySet()), sorted, bySymbol.values().toArray(double[][][]::new));
    }

    /** By {@link BarField}'s order; NaN for vwap where there is no such column. */
    static double[][] columns(Table table) {
        var columns = new double[BarField.values().length][];
        for (BarField field : BarField.values()) {
            if (field == BarField.VWAP && !table.has(field.id())) {
                columns[field.ordinal()] = new double[table.count()];
                Arrays.fill(columns[field.ordinal()], Double.NaN);
            } else {
                columns[field.ordinal()] = table.numbers(field.id());
            }
        }
        return columns;
    }

    static double[] row(double[][] columns, int i) {
        var bar = new double[columns.length];
        for (int f = 0; f < bar.length; f++) bar[f] = columns[f][i];
        for (BarField price : List.of(BarField.OPEN, BarField.HIGH, BarField.LOW, BarField.CLOSE)) {
            if (!(bar[price.ordinal()] > 0)) throw new IllegalArgumentException("row %d of the input: a price must be above 0, got %s".formatted(i + 1, bar[price.ordinal()]));
        }
        if (bar[BarField.VOLUME.ordinal()] < 0) throw new IllegalArgumentException("row %d of the input: a volume must not be negative, got %s".formatted(i + 1, bar[BarField.VOLUME.ordinal()]));
        return bar;
    }

    /** Scores of these factors; a symbol without a bar on a date has no value and no return there, and its windows go on with the next one. */
    List<FactorScore> score(List<Factor> factors, int horizon, int decay, Work.Progress progress) {
        int n = symbols.size();
        double[][] returns = returns(horizon), next = returns(1);
        double[][][] values = new double[factors.size()][dates.length][n];
        var program = new FactorProgram(factors);
        for (int s = 0; s < n; s++) {
            progress.at(0.5 * s / n, "computes the factors of " + symbols.get(s));
            var series = new FactorSeries(program);
            for (int t = 0; t < dates.length; t++) {
                if (bars[s][t] != null) series.add(bars[s][t]);
                for (int f = 0; f < values.length; f++) values[f][t][s] = bars[s][t] == null ? Double.NaN : series.value(f);
            }
        }
        var scores = new ArrayList<FactorScore>();
        for (int f = 0; f < values.length; f++) {
            progress.at(0.5 + 0.5 * f / values.length, "scores " + factors.get(f).name());
            scores.add(new FactorScore(factors.get(f).name(), factors.get(f).family(), FactorQuality.of(values[f], returns), FactorQuality.decay(values[f], next, Math.min(decay, dates.length))));
        }
        return List.copyOf(scores);
    }

    /** {@code [date][symbol]}: from each date to so many later. */
    private double[][] returns(int horizon) {
        int close = BarField.CLOSE.ordinal();
        return IntStream.range(0, dates.length).mapToObj(t -> IntStream.range(0, symbols.size())
                .mapToDouble(s -> t + horizon < dates.length && bars[s][t] != null && bars[s][t + horizon] != null ? bars[s][t + horizon][close] / bars[s][t][close] - 1 : Double.NaN).toArray())
                .toArray(double[][]::new);
    }
}
