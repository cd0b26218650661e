package fathom.engine.analytics;

import fathom.engine.Require;
import fathom.engine.analytics.DrawdownReport.Drawdown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps the deepest drawdowns of a stream of values, the present one included. */
final class Drawdowns {
    private static final int KEPT = 5;

    private final int kept;
    private final List<Drawdown> ended = new ArrayList<>();
    private double peak = Double.NaN;
    private double trough;
    private long peakAt;
    private long troughAt;

    Drawdowns() {
        this(KEPT);
    }

    private Drawdowns(int kept) {
        this.kept = kept;
    }

    /**
     * The deepest ones of a series, the deepest first.
     *
     * @param at     rising, epoch nanoseconds; @param values of the same times, the first above zero
     * @param most   so many at most
     */
    static List<Drawdown> of(long[] at, double[] values, int most) {
        Require.sameLength("times", at.length, "values", values.length);
        Require.numbers("value", values, 1);
        Require.above("the first value", values[0], 0);
        var drawdowns = new Drawdowns(Require.atLeast("the number of drawdowns", most, 1));
        for (int i = 0; i < at.length; i++) {
            if (i > 0 && at[i] <= at[i - 1]) throw new IllegalArgumentException("times must rise: value " + (i + 1) + " is not later than the one before");
            drawdowns.add(at[i], values[i]);
        }
        return drawdowns.worst();
    }

    /** @param value whose first is above zero; at or below zero it is ruin, a depth of 100 % or more; @param at rising */
    void add(long at, double value) {
        if (value < peak) {
            if (value < trough) {
                trough = value;
                troughAt = at;
            }
            return;
        }
        if (trough < peak) keep(now(at));
        peak = value;
        trough = value;
        peakAt = at;
        troughAt = at;
    }

    List<Drawdown> worst() {
        var all = new ArrayList<>(ended);
        if (trough < peak) all.add(now(0));
        return deepest(all);
    }

    private void keep(Drawdown drawdown) {
        ended.add(drawdown);
        var kept = deepest(ended);
        ended.clear();
        ended.addAll(kept);
    }

    private Drawdown now(long endedAt) {
        return new Drawdown(peakAt, troughAt, endedAt, 100 * (trough / peak - 1));
    }

    private List<Drawdown> deepest(List<Drawdown> all) {
        return all.stream().sorted(Comparator.comparingDouble(Drawdown::depth)).limit(kept).toList();
    }
}
