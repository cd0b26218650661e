package fathom.view.chart;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import fathom.view.piece.Surface;
import java.util.List;
import java.util.function.DoubleFunction;

/** Values over time: as many lines as fit the eye, each named at its end; limits dashed; shaded spans behind. */
public final class TimeChart extends Surface {
    /** @param level in the chart's unit; @param name e.g. {@code limit 2.00 ms}; @param ink amber for limits, {@code PP} for a data sheet's ceiling */
    public record Limit(double level, String name, Token ink) {}

    /** A span behind the lines, from and to as shares of the width. */
    public record Shade(double from, double to, Token ground, String name) {}

    /** A label below, at a share of the width. */
    public record TimeLabel(double at, String text) {}

    /** What a chart shows. @param low and @param high bounds that the scale must hold, NaN to follow the data */
    public record Content(List<Line> lines, List<Limit> limits, List<Shade> shades, List<TimeLabel> times, double low, double high, double now) {
        public static Content of(List<Line> lines, List<TimeLabel> times) {
            return new Content(lines, List.of(), List.of(), times, Double.NaN, Double.NaN, Double.NaN);
        }

        public Content limits(Limit... limits) {
            return new Content(lines, List.of(limits), shades, times, low, high, now);
        }

        public Content shades(Shade... shades) {
            return new Content(lines, limits, List.of(shades), times, low, high, now);
        }

        public Content range(double from, double to) {
            return new Content(lines, limits, shades, times, from, to, now);
        }

        /** A vertical line at a share of the width. */
        public Content now(double share) {
            return new Content(lines, limits, shades, times, low, high, share);
        }
    }

    private static final double TOP = 8, BOTTOM = 20, APART = 44;

    private final double left;
    private final double right;
    private final DoubleFunction<String> tick;
    private Content content = Content.of(List.of(), List.of());

    /** @param left room for the axis; @param right room for the names; @param tick writes an axis value, null for plain numbers */
    public TimeChart(double left, double right, DoubleFunction<String> tick) {
        this.left = left;
        this.right = right;
        this.tick = tick;
        setMinSize(0, 0);
    }

    public TimeChart() {
        this(56, 12, null);
    }

    /** Labels for the last so many seconds: begin, middle, now. */
    public static List<TimeLabel> ago(double seconds) {
        return List.of(new TimeLabel(0, Format.MINUS + ago(seconds, 1)), new TimeLabel(0.5, Format.MINUS + ago(seconds, 0.5)), new TimeLabel(1, "now"));
    }

    private static String ago(double seconds, double part) {
        long s = Math.round(seconds * part);
        return s < 120 ? s + " s" : s % 60 == 0 ? s / 60 + " min" : s / 60 + " min " + s % 60 + " s";
    }

    public void show(Content now) {
        if (now.equals(content)) return;
        content = now;
        wholly();
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        double w = width - left - right, h = height - TOP - BOTTOM;
        if (w < 20 || h < 20) return;
        LinearScale scale = scale(h);
        for (Shade s : content.shades) {
            pen.fill(s.ground, left + s.from * w, TOP, (s.to - s.from) * w, h);
            if (Pen.width(s.name, Type.SMALL) <= (s.to - s.from) * w) pen.textAround(s.name, left + (s.from + s.to) / 2 * w, TOP + 12, Type.SMALL, Token.T3);
        }
        for (double t : scale.ticks()) {
            pen.across(t == 0 ? Token.LINE2 : Token.GRID, left, scale.y(t), w);
            pen.textTo(tick == null ? Format.number(t, scale.decimals()) : tick.apply(t), left - 6, scale.y(t) + 4, Type.SMALL_NUM, Token.T3);
        }
        times(pen, w, height);
        for (Limit l : content.limits) {
            pen.dashed(l.ink, left, scale.y(l.level), w, 4, 3);
            double above = scale.y(l.level) - 4;
            pen.text(l.name, left + 6, above < TOP + 9 ? above + 16 : above, Type.SMALL_NUM, l.ink);
        }
        for (Line line : content.lines) draw(pen, line, scale, w);
        names(pen, scale, w);
        if (!Double.isNaN(content.now)) pen.down(Token.T3, left + content.now * w, TOP, h);
    }

    private LinearScale scale(double h) {
        double low = content.low, high = content.high;
        for (Line line : content.lines) {
            for (double v : line.values()) {
                if (Double.isNaN(v)) continue;
                low = Double.isNaN(low) ? v : Math.min(low, v);
                high = Double.isNaN(high) ? v : Math.max(high, v);
            }
        }
        for (Limit l : content.limits) high = Double.isNaN(high) ? l.level : Math.max(high, l.level);
        if (Double.isNaN(low)) low = 0;
        if (Double.isNaN(high)) high = 1;
        return LinearScale.around(low, high, TOP, h, APART);
    }

    private void times(Pen pen, double w, double height) {
        for (TimeLabel t : content.times) {
            double x = left + t.at * w;
            if (t.at > 0 && t.at < 1) pen.down(Token.GRID, x, TOP, height - TOP - BOTTOM);
            if (t.at <= 0) pen.text(t.text, x, height - 5, Type.SMALL_NUM, Token.T3);
            else if (t.at >= 1) pen.textTo(t.text, x, height - 5, Type.SMALL_NUM, Token.T3);
            else pen.textAround(t.text, x, height - 5, Type.SMALL_NUM, Token.T3);
        }
    }

    private void draw(Pen pen, Line line, LinearScale scale, double w) {
        int n = line.values().length;
        if (n < 2) return;
        double[] xs = new double[n], ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = left + (double) i / (n - 1) * line.end() * w;
            ys[i] = Double.isNaN(line.values()[i]) ? Double.NaN : scale.y(line.values()[i]);
        }
        if (line.filled()) fill(pen, line, xs, ys, scale.y(Math.max(0, scale.low())));
        pen.polyline(pen.color(line.ink()), line.width(), xs, ys, n, line.dashes());
    }

    private static void fill(Pen pen, Line line, double[] xs, double[] ys, double floor) {
        var g = pen.g();
        g.setFill(pen.color(line.ink(), 0.22));
        int from = -1;
        for (int i = 0; i <= ys.length; i++) {
            boolean known = i < ys.length && !Double.isNaN(ys[i]);
            if (known && from < 0) from = i;
            if (known || from < 0) continue;
            g.beginPath();
            g.moveTo(xs[from], floor);
            for (int k = from; k < i; k++) g.lineTo(xs[k], ys[k]);
            g.lineTo(xs[i - 1], floor);
            g.closePath();
            g.fill();
            from = -1;
        }
    }

    /** At the ends of the lines, moved apart where they would lie on each other. */
    private void names(Pen pen, LinearScale scale, double w) {
        record End(String name, Token ink, double x, double y) {}
        var ends = content.lines.stream().filter(l -> !l.name().isEmpty() && l.values().length > 0 && !Double.isNaN(l.values()[l.values().length - 1]))
                .map(l -> new End(l.name(), l.ink(), left + l.end() * w + 4, scale.y(l.values()[l.values().length - 1]) + 4))
                .sorted((a, b) -> Double.compare(a.y, b.y)).toList();
        double free = Double.NEGATIVE_INFINITY;
        for (End end : ends) {
            double y = Math.max(end.y, free);
            pen.text(end.name, end.x, y, Type.SMALL, end.ink);
            free = y + 13;
        }
    }
}
