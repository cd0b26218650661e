package fathom.engine.strategy;

import fathom.engine.BroughtBars;
import fathom.engine.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars from a table that was brought along: {@code time,open,high,low,close[,volume]} for one price, or {@code time} and a column of closes for each leg. A time is that of a bar's open; the
 * bar ends when the next one opens, the last one after as long as the one before it.
 */
public final class BarTable {
    /** In words, for whoever asks. */
    public static final String COLUMNS = "time,open,high,low,close,volume or time,value; for a pair time,NAME,NAME";

    private BarTable() {}

    /** @return the bars of each leg, aligned. @throws IllegalArgumentException one sentence with the row, where it is no such table */
    public static List<PriceBar[]> read(Table table, int legs) {
        if (table.has("close")) {
            if (legs != 1) throw new IllegalArgumentException("a pair needs the closes of both, each in a column of its own: time,NAME,NAME");
            var brought = BroughtBars.of(table);
            return List.<PriceBar[]>of(bars(brought.times(), brought.open(), brought.high(), brought.low(), brought.close(), table.has("volume") ? brought.volume() : new double[brought.count()]));
        }
        long[] times = table.risingTimes();
        List<String> columns = table.columnsBesides("time", "date");
        if (columns.size() != legs) throw new IllegalArgumentException("the strategy trades " + legs + " price" + (legs == 1 ? "" : "s") + ", the input has the columns " + String.join(", ", columns));
        var series = new ArrayList<PriceBar[]>();
        for (String column : columns) {
            double[] closes = table.numbers(column);
            series.add(bars(times, closes, closes, closes, closes, new double[closes.length]));
        }
        return series;
    }

    private static PriceBar[] bars(long[] times, double[] open, double[] high, double[] low, double[] close, double[] volume) {
        int n = times.length;
        var bars = new PriceBar[n];
        for (int i = 0; i < n; i++) {
            long end = i + 1 < n ? times[i + 1] : n > 1 ? 2 * times[i] - times[i - 1] : times[i];
            try {
                bars[i] = new PriceBar(times[i], end, open[i], high[i], low[i], close[i], volume[i]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("row " + (i + 1) + " of the input: " + e.getMessage(), e);
            }
        }
        return bars;
    }
}
