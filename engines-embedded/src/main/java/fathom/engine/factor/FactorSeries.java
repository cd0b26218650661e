package fathom.engine.factor;

import fathom.engine.factor.Expression.Binary;
import fathom.engine.factor.Expression.Constant;
import fathom.engine.factor.Expression.Correlation;
import fathom.engine.factor.Expression.Field;
import fathom.engine.factor.Expression.Lag;
import fathom.engine.factor.Expression.Rolling;
import fathom.engine.factor.Expression.Unary;
import fathom.engine.factor.FactorProgram.Step;
import java.util.Arrays;

/**
 * The factors of one symbol as its bars come: a bar costs the same however many came before it, and gives the same bits as all bars computed anew. Sums are
 * taken over their windows each time: a running sum would carry the rounding of every bar before. Not safe for several threads.
 */
public final class FactorSeries {
    private final FactorProgram program;
    /** By step, the last values that others look at; a ring. */
    private final double[][] kept;
    private final double[] window;
    private final double[] other;
    private long bars;

    public FactorSeries(FactorProgram program) {
        this.program = program;
        kept = new double[program.size()][];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = new double[program.step(i).kept];
            Arrays.fill(kept[i], Double.NaN);
        }
        window = new double[program.longestWindow()];
        other = new double[program.longestWindow()];
    }

    /** Bars so far. */
    public long bars() {
        return bars;
    }

    /** @param bar by {@link BarField}'s order; a figure that is missing is NaN */
    public void add(double[] bar) {
        if (bar.length != BarField.values().length) throw new IllegalArgumentException("a bar has " + BarField.values().length + " figures, not " + bar.length);
        for (int i = 0; i < kept.length; i++) {
            double value = value(program.step(i), bar);
            double[] ring = kept[i];
            ring[(int) (bars % ring.length)] = value;
        }
        bars++;
    }

    private double value(Step step, double[] bar) {
        int[] from = step.arguments;
        return switch (step.expression) {
            case Field f -> bar[f.field().ordinal()];
            case Constant c -> c.value();
            case Unary u -> u.operator().apply(latest(from[0]));
            case Binary b -> b.operator().apply(latest(from[0]), latest(from[1]));
            case Lag lag -> lag.bars() > bars ? Double.NaN : ago(from[0], lag.bars());
            case Rolling r -> {
                int n = copy(from[0], r.bars(), window);
                yield r.operator().apply(window, n, r.parameter());
            }
            case Correlation c -> {
                int n = copy(from[0], c.bars(), window);
                copy(from[1], c.bars(), other);
                yield RollingOperator.correlation(window, other, n);
            }
        };
    }

    private double latest(int step) {
        return ago(step, 0);
    }

    /** The arguments of a step were computed before it, so the present bar stands in their rings already. */
    private double ago(int step, int n) {
        double[] ring = kept[step];
        return ring[(int) ((bars - n) % ring.length)];
    }

    /** @return how many values there were, at most {@code n}; the oldest first */
    private int copy(int step, int n, double[] into) {
        int count = (int) Math.min(n, bars + 1);
        double[] ring = kept[step];
        int first = (int) ((bars - count + 1) % ring.length);
        int head = Math.min(count, ring.length - first);
        System.arraycopy(ring, first, into, 0, head);
        System.arraycopy(ring, 0, into, head, count - head);
        return count;
    }

    /** The value of a factor at the last bar; NaN before it has all the bars that its formula names, and where it is not defined. */
    public double value(int factor) {
        return bars < program.factors().get(factor).lookback() ? Double.NaN : early(factor);
    }

    /** The same, also where its windows are not full yet, as qlib defines it: from what there is. */
    public double early(int factor) {
        if (bars == 0) return Double.NaN;
        double[] ring = kept[program.result(factor)];
        return ring[(int) ((bars - 1) % ring.length)];
    }

    public double[] values() {
        var values = new double[program.factors().size()];
        for (int i = 0; i < values.length; i++) values[i] = value(i);
        return values;
    }
}
