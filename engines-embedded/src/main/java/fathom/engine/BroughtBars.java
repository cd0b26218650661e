package fathom.engine;

import java.util.Arrays;

/**
 * Bars of one instrument as whoever asks brings them along: {@code time,open,high,low,close[,volume[,vwap]]}.
 *
 * @param times  as they were brought, epoch nanoseconds, rising
 * @param volume and {@code vwap}: NaN where there is no such column
 */
public record BroughtBars(long[] times, double[] open, double[] high, double[] low, double[] close, double[] volume, double[] vwap) {
    /** @throws IllegalArgumentException one sentence when a row is no bar */
    public static BroughtBars of(Table table) {
        long[] times = table.risingTimes();
        var bars = new BroughtBars(times, table.numbers("open"), table.numbers("high"), table.numbers("low"), table.numbers("close"), optional(table, "volume"), optional(table, "vwap"));
        for (int i = 0; i < times.length; i++) bars.check(i);
        return bars;
    }

    private static double[] optional(Table table, String column) {
        if (table.has(column)) return table.numbers(column);
        var none = new double[table.count()];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private void check(int i) {
        for (double price : new double[] {open[i], high[i], low[i], close[i]}) {
            if (!(price >= Require.SMALLEST && price <= Require.LARGEST)) throw new IllegalArgumentException("row %d of the input: a price must be above 0, got %s".formatted(i + 1, price));
        }
        if (high[i] < Math.max(open[i], close[i]) || low[i] > Math.min(open[i], close[i])) {
            throw new IllegalArgumentException("row %d of the input: its prices do not lie between its low and its high".formatted(i + 1));
        }
        if (volume[i] < 0) throw new IllegalArgumentException("row %d of the input: a volume must not be negative, got %s".formatted(i + 1, volume[i]));
    }

    public int count() {
        return times.length;
    }
}
