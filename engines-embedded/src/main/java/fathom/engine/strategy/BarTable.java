package fathom.engine.strategy;

import fathom.engine.Table;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars from a table that was brought along: {@code time,open,high,low,close[,volume]} for one price, or {@code time} and a column of closes for each leg. A time is that of a bar's open; the
 * bar ends when the next one opens, the last one after as long as the one before it.
 */
public final class BarTable {
    /** In words, for whoever asks. */
    public static final String COLUMNS = "time,open,high,low,close,volume or time,value; for a pair time,NAME,NAME";

    private static final double SECONDS = 1e11, MILLIS = 1e14, MICROS = 1e17;

    private BarTable() {}

    /** @return the bars of each leg, aligned. @throws IllegalArgumentException one sentence with the row, where it is no such table */
    public static List<PriceBar[]> read(Table table, int legs) {
        List<String> names = table.texts(table.has("time") || !table.has("date") ? "time" : "date");
        var times = new long[names.size()];
        for (int i = 0; i < times.length; i++) times[i] = time(names.get(i), i);
        for (int i = 1; i < times.length; i++) if (times[i] <= times[i - 1]) throw new IllegalArgumentException("row " + (i + 1) + " of the input is not later than the row before it");
        if (table.has("close")) {
            if (legs != 1) throw new IllegalArgumentException("a pair needs the closes of both, each in a column of its own: time,NAME,NAME");
            return List.<PriceBar[]>of(bars(times, table.numbers("open"), table.numbers("high"), table.numbers("low"), table.numbers("close"), volume(table)));
        }
        List<String> columns = table.columnsBesides("time", "date");
        if (columns.size() != legs) throw new IllegalArgumentException("the strategy trades " + legs + " price" + (legs == 1 ? "" : "s") + ", the input has the columns " + String.join(", ", columns));
        var series = new ArrayList<PriceBar[]>();
        for (String column : columns) {
            double[] closes = table.numbers(column);
            series.add(bars(times, closes, closes, closes, closes, new double[closes.length]));
        }
        return series;
    }

    private static double[] volume(Table table) {
        return table.has("volume") ? table.numbers("volume") : new double[table.count()];
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

    /** ISO 8601, UTC where it names no zone, or a number since the epoch, in the unit that its size tells. */
    private static long time(String text, int row) {
        String t = text.strip();
        try {
            if (t.matches("-?\\d+(\\.\\d+)?")) {
                double size = Math.abs(Double.parseDouble(t));
                double unit = size < SECONDS ? 1e9 : size < MILLIS ? 1e6 : size < MICROS ? 1e3 : 1;
                return t.contains(".") ? Math.round(Double.parseDouble(t) * unit) : Math.multiplyExact(Long.parseLong(t), (long) unit);
            }
            Instant at = t.length() <= 10 ? LocalDate.parse(t).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : t.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") ? Instant.parse(t.replace(' ', 'T')) : LocalDateTime.parse(t.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("row %d of the input: '%s' is no time; ISO 8601 or a number since the epoch is".formatted(row + 1, text), e);
        }
    }
}
