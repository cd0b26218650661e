package fathom.view.chart;

import fathom.measure.Heat;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.piece.Pen;
import fathom.view.piece.Surface;
import java.util.List;

/** Latency over time: each column a moment, each row a step of log latency, the colour the share of messages; p99 as a line, the limit dashed. */
public final class HeatMap extends Surface {
    /**
     * One column.
     *
     * @param shares of messages by row, 0 to 1, from the lowest latency up; the rows lie evenly on the log scale
     * @param p99    nanoseconds; NaN for none
     */
    public record Column(float[] shares, double p99) {}

    /**
     * @param low   latency at the foot of the lowest row, nanoseconds; @param high at the top of the highest
     * @param limit nanoseconds, NaN for none
     * @param times labels below
     */
    public record Content(List<Column> columns, int capacity, double low, double high, double limit, String limitName, List<TimeChart.TimeLabel> times) {}

    private static final double LEFT = 56, BOTTOM = 18, TOP = 4, RIGHT = 4;

    private Content content = new Content(List.of(), 60, 1e3, 1e10, Double.NaN, "", List.of());

    public HeatMap() {
        setMinSize(0, 0);
    }

    public void show(Content now) {
        if (now.equals(content)) return;
        content = now;
        wholly();
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        double w = width - LEFT - RIGHT, h = height - TOP - BOTTOM;
        if (w < 20 || h < 12) return;
        var scale = new LogScale(content.low, content.high, TOP, h);
        pen.fill(Token.H0, LEFT, TOP, w, h);
        double cell = w / content.capacity;
        int n = content.columns.size();
        double[] xs = new double[n], ys = new double[n];
        for (int c = 0; c < n; c++) {
            double x = LEFT + (content.capacity - n + c) * cell;
            column(pen, content.columns.get(c).shares, x, cell, h);
            xs[c] = x + cell / 2;
            ys[c] = Double.isNaN(content.columns.get(c).p99) ? Double.NaN : scale.y(content.columns.get(c).p99);
        }
        Axes.latency(pen, scale, LEFT, height - BOTTOM);
        if (!Double.isNaN(content.limit)) {
            pen.dashed(Token.WARN, LEFT, scale.y(content.limit), w, 4, 3);
            pen.text(content.limitName, LEFT + 6, scale.y(content.limit) - 4, Type.SMALL_NUM, Token.WARN);
        }
        pen.polyline(pen.color(Token.T1), 1.25, xs, ys, n);
        Axes.times(pen, content.times, LEFT, w, height - 4);
    }

    private static void column(Pen pen, float[] shares, double x, double cell, double h) {
        double row = h / shares.length, gapX = cell > 5 ? 0.6 : 0, gapY = row > 5 ? 0.6 : 0;
        for (int k = 0; k < shares.length; k++) {
            int step = Heat.ofCell(shares[k]);
            if (step > 0) pen.fill(Token.heat(step), x, TOP + h - (k + 1) * row, cell - gapX, row - gapY);
        }
    }
}
