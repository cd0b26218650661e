package fathom.engine.enhancedvpin;

import fathom.engine.BroughtTrades;
import fathom.engine.Table;
import fathom.model.Side;
import fathom.model.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Trades of one instrument in their order, with quotes where they are known.
 *
 * @param sides who took, 1 or −1; null where that was not said
 */
record QuotedTape(List<QuotedTrade> trades, int @Nullable [] sides) {
    /** What a question says of its input. */
    static final String COLUMNS = "time,price,size[,side,bid,ask]";

    /** @throws IllegalArgumentException one sentence when a row is no trade, or earlier than the one before */
    static QuotedTape of(Table table) {
        var brought = BroughtTrades.of(table);
        double[] bid = optional(table, "bid"), ask = optional(table, "ask");
        var trades = new ArrayList<QuotedTrade>(bid.length);
        for (int i = 0; i < bid.length; i++) {
            Trade t = brought.trades().get(i);
            trades.add(new QuotedTrade(t.receivedAt(), t.price(), t.size(), bid[i], ask[i]));
        }
        return new QuotedTape(trades, brought.hasSides() ? brought.trades().stream().mapToInt(t -> t.taker() == Side.BUY ? 1 : -1).toArray() : null);
    }

    /** A cell that is empty is a number that is not known. @return NaN where it is not known */
    static double[] optional(Table table, String column) {
        var values = new double[table.count()];
        Arrays.fill(values, Double.NaN);
        if (!table.has(column)) return values;
        List<String> texts = table.texts(column);
        for (int i = 0; i < values.length; i++) {
            String text = texts.get(i).strip();
            if (!text.isEmpty() && !text.equals("NA")) values[i] = number(text, i, column);
        }
        return values;
    }

    private static double number(String text, int row, String column) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) return value;
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("row %d of the input, column '%s': '%s' is no number".formatted(row + 1, column, text));
    }

    /** @param rule {@code side} for what was said, else a rule by its name, e.g. {@code lee-ready} */
    int[] signs(String rule) {
        if (!rule.equals("side")) return TradeSigning.valueOf(rule.toUpperCase(Locale.ROOT).replace('-', '_')).signs(trades);
        if (sides == null) throw new IllegalArgumentException("the input has no column 'side': let a rule say who took");
        return sides;
    }

    /** Bars of equal time, the first of which starts with the first trade; those without a trade are left out. @param interval nanoseconds */
    Ohlc bars(long interval) {
        var bars = new ArrayList<double[]>();
        long current = -1, start = trades.isEmpty() ? 0 : trades.getFirst().at();
        for (QuotedTrade t : trades) {
            long bar = (t.at() - start) / interval;
            double p = t.price();
            if (bar != current) bars.add(new double[] {p, p, p, p});
            current = bar;
            double[] last = bars.getLast();
            last[1] = Math.max(last[1], p);
            last[2] = Math.min(last[2], p);
            last[3] = p;
        }
        return new Ohlc(column(bars, 0), column(bars, 1), column(bars, 2), column(bars, 3));
    }

    private static double[] column(List<double[]> bars, int place) {
        return bars.stream().mapToDouble(b -> b[place]).toArray();
    }
}
