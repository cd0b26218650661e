package fathom.view.chart;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import java.util.List;

/** What stands beside and below a chart. */
final class Axes {
    private Axes() {}

    /** Powers of ten at the left, without decimals. */
    static void latency(Pen pen, LogScale scale, double left, double bottom) {
        double free = Double.POSITIVE_INFINITY;
        for (double tick : scale.ticks()) {
            double y = Math.min(bottom - 1, Math.max(scale.top() + 9, scale.y(tick) + 4));
            if (y > free - 12) continue;
            pen.textTo(power(tick), left - 6, y, Type.SMALL_NUM, Token.T3);
            free = y;
        }
    }

    /** E.g. {@code 100 µs} of nanoseconds. */
    static String power(double nanos) {
        double value = nanos >= 1e9 ? nanos / 1e9 : nanos >= 1e6 ? nanos / 1e6 : nanos >= 1e3 ? nanos / 1e3 : nanos;
        return Format.whole(value) + (nanos >= 1e9 ? " s" : nanos >= 1e6 ? " ms" : nanos >= 1e3 ? " µs" : " ns");
    }

    static void times(Pen pen, List<TimeChart.TimeLabel> times, double left, double width, double baseline) {
        for (var t : times) {
            double x = left + t.at() * width;
            if (t.at() <= 0) pen.text(t.text(), x, baseline, Type.SMALL_NUM, Token.T3);
            else if (t.at() >= 1) pen.textTo(t.text(), x, baseline, Type.SMALL_NUM, Token.T3);
            else pen.textAround(t.text(), x, baseline, Type.SMALL_NUM, Token.T3);
        }
    }
}
