package fathom.view.chart;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.piece.Pen;
import fathom.view.piece.Surface;
import java.util.List;

/**
 * Percentiles over time where only the percentiles were recorded, not the whole distribution: each second a column, coloured by which percentiles a
 * latency lies between; p99 as a line. It claims nothing about how messages spread inside a band, nor below the median.
 */
public final class PercentileBands extends Surface {
    /**
     * All arrays of one length, oldest first, nanoseconds, NaN where nothing was measured.
     *
     * @param limit NaN for none
     */
    public record Content(double[] p50, double[] p90, double[] p99, double[] p999, double[] max, double limit, List<TimeChart.TimeLabel> times) {
        public static final Content NONE = new Content(new double[0], new double[0], new double[0], new double[0], new double[0], Double.NaN, List.of());
    }

    private static final double LEFT = 56, BOTTOM = 18, TOP = 4, RIGHT = 4, ROW = 6;
    /** How wide its name is beside the end of the line. */
    private static final double NAME = 30;
    private static final Token[] BANDS = {Token.H6, Token.H4, Token.H2, Token.H1};

    private final int capacity;
    private Content content = Content.NONE;

    /** @param capacity seconds it shows */
    public PercentileBands(int capacity) {
        this.capacity = capacity;
        setMinSize(0, 0);
    }

    public void show(Content now) {
        if (now.p99 == content.p99 && Double.compare(now.limit, content.limit) == 0) return;
        content = now;
        wholly();
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        double w = width - LEFT - RIGHT, h = height - TOP - BOTTOM;
        if (w < 20 || h < 12) return;
        LogScale scale = scale(h);
        pen.fill(Token.H0, LEFT, TOP, w, h);
        int n = Math.min(capacity, content.p99.length), skip = content.p99.length - n, rows = (int) Math.max(4, Math.round(h / ROW));
        double cell = w / capacity;
        double[] xs = new double[n], ys = new double[n];
        for (int i = 0; i < n; i++) {
            double x = LEFT + (capacity - n + i) * cell;
            column(pen, skip + i, scale, rows, x, cell, h);
            xs[i] = x + cell / 2;
            ys[i] = Double.isNaN(content.p99[skip + i]) ? Double.NaN : scale.y(content.p99[skip + i]);
        }
        Axes.latency(pen, scale, LEFT, height - BOTTOM);
        if (content.limit <= scale.high()) pen.dashed(Token.WARN, LEFT, scale.y(content.limit), w, 4, 3);
        pen.polyline(pen.color(Token.T1), 1.25, xs, ys, n);
        name(pen, xs, ys, width - RIGHT);
        Axes.times(pen, content.times, LEFT, w, height - 4);
    }

    /** Above the end of the line and whatever of it is beside, on a ground of its own, as it lies on the cells. */
    private static void name(Pen pen, double[] xs, double[] ys, double right) {
        if (ys.length == 0 || Double.isNaN(ys[ys.length - 1])) return;
        double top = ys[ys.length - 1];
        for (int i = ys.length - 1; i >= 0 && xs[i] > right - NAME; i--) if (ys[i] < top) top = ys[i];
        double base = Math.max(TOP + 11, top - 6);
        pen.fill(Token.H0, right - NAME, base - 10, NAME, 13);
        pen.textTo("p99", right - 3, base, Type.SMALL_NUM, Token.T1);
    }

    private LogScale scale(double h) {
        double low = Double.POSITIVE_INFINITY, high = 0;
        for (int i = Math.max(0, content.p50.length - capacity); i < content.p50.length; i++) {
            if (Double.isNaN(content.p50[i])) continue;
            low = Math.min(low, content.p50[i]);
            high = Math.max(high, content.max[i]);
        }
        return Double.isInfinite(low) ? new LogScale(1e4, 1e8, TOP, h) : LogScale.decades(low / 1.5, high * 1.2, TOP, h);
    }

    private void column(Pen pen, int at, LogScale scale, int rows, double x, double cell, double h) {
        if (Double.isNaN(content.p50[at])) return;
        double[] edges = {content.p50[at], content.p90[at], content.p99[at], content.p999[at], content.max[at]};
        double row = h / rows, gap = cell > 5 ? 0.6 : 0;
        for (int k = 0; k < rows; k++) {
            double from = scale.low() * Math.pow(scale.high() / scale.low(), (double) k / rows), to = from * Math.pow(scale.high() / scale.low(), 1.0 / rows);
            int band = band(edges, from, to);
            if (band >= 0) pen.fill(BANDS[band], x, TOP + h - (k + 1) * row, cell - gap, row - (row > 5 ? 0.6 : 0));
        }
    }

    /** The strongest band that reaches into the row; −1 when none does. */
    static int band(double[] edges, double from, double to) {
        for (int b = 0; b < edges.length - 1; b++) if (edges[b] < to && edges[b + 1] >= from) return b;
        return -1;
    }

    /** Colours from p50 to max, for a legend. */
    public static Token[] legend() {
        return BANDS.clone();
    }
}
