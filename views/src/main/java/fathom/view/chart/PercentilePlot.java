package fathom.view.chart;

import fathom.measure.Latency;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import fathom.view.piece.Surface;
import java.util.List;

/** Latency by percentile: x = −log10(1 − q), so that the tail has room; y log latency. Straight between the known percentiles. */
public final class PercentilePlot extends Surface {
    /** One distribution; the first is drawn strong with dots. @param name in the legend, with its p99 */
    public record Curve(String name, Latency latency, Token ink, double width, double... dashes) {
        /** Solid, 2 pixels. */
        public static Curve main(String name, Latency latency) {
            return new Curve(name, latency, Token.C1, 2);
        }

        /** Grey and dotted, as of a figure that leaves out what waited. */
        public static Curve uncorrected(String name, Latency latency) {
            return new Curve(name, latency, Token.T3, 1.5, 2, 3);
        }

        public static Curve baseline(String name, Latency latency) {
            return new Curve(name, latency, Token.C3, 1.5, 6, 3);
        }
    }

    /** @param quantile e.g. 0.99; @param nanos the limit there */
    public record Limit(double quantile, double nanos) {}

    private static final double LEFT = 58, BOTTOM = 22, TOP = 10, RIGHT = 12, LAST = 5;
    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999};
    private static final String[] NAMES = {"p50", "p90", "p99", "p99.9", "p99.99", "max"};

    private List<Curve> curves = List.of();
    private List<Limit> limits = List.of();

    public PercentilePlot() {
        setMinSize(0, 0);
    }

    public void show(List<Curve> curves, List<Limit> limits) {
        if (curves.equals(this.curves) && limits.equals(this.limits)) return;
        this.curves = List.copyOf(curves);
        this.limits = List.copyOf(limits);
        wholly();
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        double w = width - LEFT - RIGHT, h = height - TOP - BOTTOM;
        if (w < 40 || h < 20) return;
        LogScale scale = scale(h);
        for (double tick : scale.ticks()) {
            pen.across(Token.GRID, LEFT, scale.y(tick), w);
            pen.textTo(Axes.power(tick), LEFT - 6, scale.y(tick) + 4, Type.SMALL_NUM, Token.T3);
        }
        for (int i = 0; i < QUANTILES.length; i++) {
            pen.down(Token.GRID, x(QUANTILES[i], w), TOP, h);
            if (i == QUANTILES.length - 1) pen.textTo(NAMES[i], x(QUANTILES[i], w), height - 7, Type.SMALL_NUM, Token.T3);
            else pen.textAround(NAMES[i], x(QUANTILES[i], w), height - 7, Type.SMALL_NUM, Token.T3);
        }
        for (int i = curves.size() - 1; i >= 0; i--) draw(pen, curves.get(i), i == 0, scale, w);
        for (Limit l : limits) limit(pen, l, scale, w, h);
        legend(pen, scale, w, h);
    }

    /** A bar at its percentile, its number beside it where the legend is not, on ground of its own above the curves. */
    private void limit(Pen pen, Limit l, LogScale scale, double w, double h) {
        double x = x(l.quantile, w), y = scale.y(l.nanos), legend = curves.size() * 17;
        String text = Format.latency(l.nanos);
        boolean underLegend = isTopFreer(scale, w, h, legendWidth(), legend + 4) && y < TOP + 20 + legend && x - 90 < LEFT + 12 + legendWidth();
        double wide = Pen.width(text, Type.SMALL_NUM), from = underLegend ? x + 26 : x - 26 - wide;
        pen.fill(Token.BG1, from - 2, Math.round(y) - 7, wide + 4, 14);
        pen.text(text, from, y + 4, Type.SMALL_NUM, Token.WARN);
        pen.fill(Token.WARN, x - 22, Math.round(y) - 1, 44, 2);
    }

    private static double x(double quantile, double w) {
        return LEFT + -Math.log10(1 - quantile) / LAST * w;
    }

    private LogScale scale(double h) {
        double low = Double.POSITIVE_INFINITY, high = 0;
        for (Curve c : curves) {
            if (c.latency.isEmpty()) continue;
            low = Math.min(low, c.latency.p50());
            high = Math.max(high, c.latency.max());
        }
        for (Limit l : limits) high = Math.max(high, l.nanos);
        return LogScale.decades(Double.isInfinite(low) ? 1e4 : Math.max(1e3, low * 0.8), high == 0 ? 1e7 : high, TOP, h);
    }

    private static void draw(Pen pen, Curve c, boolean dots, LogScale scale, double w) {
        if (c.latency.isEmpty()) return;
        Latency l = c.latency;
        double[] quantiles = {0.5, 0.9, 0.99, 0.999, 0.99999};
        double[] values = {l.p50(), l.p90(), l.p99(), l.p999(), l.max()};
        double[] xs = new double[5], ys = new double[5];
        for (int i = 0; i < 5; i++) {
            xs[i] = x(quantiles[i], w);
            ys[i] = scale.y(values[i]);
        }
        pen.polyline(pen.color(c.ink), c.width, xs, ys, 5, c.dashes);
        if (!dots) return;
        var g = pen.g();
        for (int i = 0; i < 4; i++) {
            g.setFill(pen.color(Token.BG1));
            g.fillOval(xs[i] - 2.5, ys[i] - 2.5, 5, 5);
            g.setStroke(pen.color(c.ink));
            g.setLineWidth(1.5);
            g.strokeOval(xs[i] - 2.5, ys[i] - 2.5, 5, 5);
        }
        g.setLineWidth(1);
    }

    /** The longest name, and room for a latency beside it. */
    private double legendWidth() {
        double name = 0;
        for (Curve c : curves) name = Math.max(name, Pen.width(c.name, Type.BODY));
        return Math.max(184, 32 + name + 76);
    }

    /** Top left, or bottom right where fewer curves are. */
    private void legend(Pen pen, LogScale scale, double w, double h) {
        double wide = legendWidth(), tall = curves.size() * 17 + 4;
        boolean above = isTopFreer(scale, w, h, wide, tall);
        double left = above ? LEFT + 12 : LEFT + w - wide - 4, top = above ? TOP + 4 : TOP + h - tall - 4;
        for (int i = 0; i < curves.size(); i++) {
            Curve c = curves.get(i);
            double y = top + 12 + i * 17;
            pen.fill(Token.BG1, left, y - 12, wide, 16);
            pen.polyline(pen.color(c.ink), 2, new double[] {left + 4, left + 24}, new double[] {y - 4, y - 4}, 2, c.dashes);
            pen.text(c.name, left + 32, y, Type.BODY, Token.T1);
            pen.textTo(c.latency.isEmpty() ? Format.NONE : Format.latency(c.latency.p99()), left + wide - 4, y, Type.SMALL_NUM, Token.T2);
        }
    }

    /** Whether more curves and limits run through the bottom right than through the top left; curves only rise, so one corner of each box tells. */
    private boolean isTopFreer(LogScale scale, double w, double h, double wide, double tall) {
        long top = curves.stream().filter(c -> !c.latency.isEmpty() && y(c, scale, (wide + 12) / w * LAST) < TOP + 4 + tall).count();
        long bottom = curves.stream().filter(c -> !c.latency.isEmpty() && y(c, scale, (w - wide - 4) / w * LAST) > TOP + h - tall - 4).count();
        return top + limits.stream().filter(l -> scale.y(l.nanos) < TOP + 12 + tall && x(l.quantile, w) - 26 < LEFT + 12 + wide).count()
                <= bottom + limits.stream().filter(l -> scale.y(l.nanos) > TOP + h - tall - 12 && x(l.quantile, w) + 26 > LEFT + w - wide - 4).count();
    }

    /** Where a curve stands at a number of nines. */
    private static double y(Curve c, LogScale scale, double nines) {
        double[] at = {0.30103, 1, 2, 3, LAST}, values = {c.latency.p50(), c.latency.p90(), c.latency.p99(), c.latency.p999(), c.latency.max()};
        int i = 1;
        while (i < at.length - 1 && nines > at[i]) i++;
        double part = Math.clamp((nines - at[i - 1]) / (at[i] - at[i - 1]), 0, 1);
        return scale.y(values[i - 1]) * (1 - part) + scale.y(values[i]) * part;
    }
}
