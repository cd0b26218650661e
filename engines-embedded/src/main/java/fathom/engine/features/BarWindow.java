package fathom.engine.features;

import fathom.model.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The latest closed bars of one instrument with the trades in them: a ring. */
final class BarWindow {
    /** @param bought base currency that takers bought; @param sold likewise; @param notional sum of price times size, quote currency */
    record Entry(Bar bar, double bought, double sold, double notional) {}

    private final Entry[] ring;
    private long count;

    BarWindow(int capacity) {
        ring = new Entry[capacity];
    }

    void add(Entry entry) {
        ring[(int) (count++ % ring.length)] = entry;
    }

    void clear() {
        count = 0;
    }

    /** Bars since it was last cleared, however many of them are still there. */
    long count() {
        return count;
    }

    /** Of the newest {@code n} bars, oldest first; null when there are not that many. */
    double[] column(int n, ToDoubleFunction<Entry> value) {
        if (count < n) return null;
        double[] column = new double[n];
        for (int i = 0; i < n; i++) column[i] = value.applyAsDouble(ring[(int) ((count - n + i) % ring.length)]);
        return column;
    }

    /** Over the newest {@code n} bars; NaN when there are not that many. */
    double sum(int n, ToDoubleFunction<Entry> value) {
        if (count < n) return Double.NaN;
        double sum = 0;
        for (int i = 0; i < n; i++) sum += value.applyAsDouble(ring[(int) ((count - n + i) % ring.length)]);
        return sum;
    }

    /** Oldest first. */
    List<Bar> bars() {
        var bars = new ArrayList<Bar>();
        for (long i = Math.max(0, count - ring.length); i < count; i++) bars.add(ring[(int) (i % ring.length)].bar());
        return bars;
    }
}
