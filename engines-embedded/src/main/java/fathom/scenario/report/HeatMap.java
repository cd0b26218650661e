package fathom.scenario.report;

import fathom.measure.Heat;
import fathom.scenario.Buckets;
import fathom.scenario.RunProgress.Second;
import fathom.scenario.RunReport;
import java.util.stream.DoubleStream;

/** Latency over time: one column per second, one row per bucket, six steps of share; the line is each second's p99. */
final class HeatMap {
    private static final int WIDTH = 680;
    private static final double LEFT = 72;
    private static final double RIGHT = WIDTH - 8;
    private static final double TOP = 8;
    private static final double ROW = 11;

    private HeatMap() {}

    /** @return empty when nothing was answered */
    static String of(RunReport r) {
        int low = Buckets.COUNT, high = -1;
        for (Second s : r.evidence().timeline()) {
            for (int b = 0; b < s.buckets().length; b++) {
                if (s.buckets()[b] == 0) continue;
                low = Math.min(low, b);
                high = Math.max(high, b);
            }
        }
        return high < 0 ? "" : draw(r, Math.max(0, low - 1), Math.min(Buckets.COUNT - 1, high + 1));
    }

    private static String draw(RunReport r, int low, int high) {
        double bottom = TOP + (high - low + 1) * ROW;
        var svg = new Svg(WIDTH, (int) bottom + 24, "Latency over time");
        var time = new TimeAxis(LEFT, RIGHT, Math.max(r.profile().seconds(), r.evidence().timeline().getLast().at()));
        var line = DoubleStream.builder();
        double from = 0;
        for (Second s : r.evidence().timeline()) {
            double x = time.x(from), width = Math.max(1, time.x(s.at()) - x - 1);
            for (int b = low; b <= high; b++) svg.rect("h" + Heat.ofCell(s.buckets()[b]), x, bottom - (b - low + 1) * ROW, width, ROW - 1);
            if (s.received() > 0) line.add(x + width / 2).add(y(s.p99(), low, bottom));
            from = s.at();
        }
        for (int b = low; b <= high; b++) {
            if (b % Buckets.PER_DECADE == 0) svg.text("axis", "end", LEFT - 6, bottom - (b - low) * ROW + 4, label(b / Buckets.PER_DECADE));
        }
        time.draw(svg, bottom);
        return svg.path("p99", line.build().toArray()).end();
    }

    private static double y(double nanos, int low, double bottom) {
        double row = Math.log10(Math.max(1, nanos / 1_000)) * Buckets.PER_DECADE - low;
        return bottom - Math.max(0, row) * ROW;
    }

    private static String label(int decade) {
        return switch (decade % 3) {
            case 0 -> "1";
            case 1 -> "10";
            default -> "100";
        } + (decade < 3 ? " µs" : decade < 6 ? " ms" : " s");
    }
}
