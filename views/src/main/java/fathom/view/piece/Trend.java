package fathom.view.piece;

import fathom.style.Token;

/**
 * What a sparkline shows: the course of a value, evenly spaced in time, the last one now.
 *
 * @param values not to be changed afterwards; NaN where there was none
 * @param limit  drawn dashed; NaN for none
 * @param zero   whether a line stands at zero
 */
public record Trend(double[] values, double limit, boolean zero) {
    public static final Trend NONE = new Trend(new double[0], Double.NaN, false);

    /** A range tighter than this share of the mean would make noise of calm. */
    private static final double CALM = 0.25;
    private static final double DOT = 2;
    /** Pixels between two values. */
    private static final double APART = 1.6;

    public static Trend of(double... values) {
        return new Trend(values, Double.NaN, false);
    }

    public Trend withLimit(double level) {
        return new Trend(values, level, zero);
    }

    public Trend withZero() {
        return new Trend(values, limit, true);
    }

    void draw(Pen pen, double x, double y, double width, double height, Token ink, Token dot) {
        draw(pen, thinned((int) (width / APART)), x, y, width, height, ink, dot);
    }

    /** Every n-th value up to the last one, where there are more than can be told apart. */
    private double[] thinned(int fitting) {
        if (values.length <= fitting || fitting < 2) return values;
        int step = (values.length + fitting - 1) / fitting, count = (values.length - 1) / step + 1;
        double[] few = new double[count];
        for (int i = 0; i < count; i++) few[count - 1 - i] = values[values.length - 1 - i * step];
        return few;
    }

    private void draw(Pen pen, double[] values, double x, double y, double width, double height, Token ink, Token dot) {
        double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY, sum = 0;
        int known = 0, last = -1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) continue;
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
            sum += values[i];
            known++;
            last = i;
        }
        if (known < 2) return;
        double mean = sum / known, calm = Math.abs(mean) * CALM;
        low = Math.min(low, zero ? 0 : mean - calm);
        high = Math.max(high, zero ? 0 : mean + calm);
        if (!Double.isNaN(limit) && limit < high + (high - low) * 2 && limit > low - (high - low) * 2) {
            low = Math.min(low, limit);
            high = Math.max(high, limit);
        }
        double pad = high > low ? (high - low) * 0.08 : 1;
        double bottom = low - pad, span = high - low + 2 * pad;
        if (!Double.isNaN(limit) && limit <= high && limit >= low) pen.dashed(Token.LINE3, x, level(limit, bottom, span, y, height), width, 2, 2);
        if (zero) pen.across(Token.LINE2, x, level(0, bottom, span, y, height), width);
        double[] xs = new double[values.length], ys = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            xs[i] = x + 0.5 + (double) i / (values.length - 1) * (width - 4);
            ys[i] = Double.isNaN(values[i]) ? Double.NaN : level(values[i], bottom, span, y, height);
        }
        pen.polyline(pen.color(ink), 1.25, xs, ys, values.length);
        pen.g().setFill(pen.color(dot));
        pen.g().fillOval(xs[last] - DOT, ys[last] - DOT, 2 * DOT, 2 * DOT);
    }

    private static double level(double value, double bottom, double span, double y, double height) {
        return y + height - 1 - (value - bottom) / span * (height - 2);
    }
}
