package fathom.scenario.report;

import fathom.measure.Figures;
import fathom.scenario.RunProgress.Second;
import fathom.scenario.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;

/** Work a second: due, and come back. */
final class RateChart {
    private static final int WIDTH = 680;
    private static final int HEIGHT = 240;
    private static final double LEFT = 72;
    private static final double TOP = 8;
    private static final double BOTTOM = HEIGHT - 24;
    private static final double SHORTEST = 0.5;

    private RateChart() {}

    static String of(RunReport r) {
        var svg = new Svg(WIDTH, HEIGHT, "Rate, intended and received");
        var rows = rows(r.evidence().timeline());
        double most = 1.1 * Math.max(1, Math.max(most(rows, Second::intended), most(rows, Second::received)));
        var time = new TimeAxis(LEFT, WIDTH - 8, r.profile().seconds());
        time.phases(svg, r.profile(), TOP, BOTTOM);
        double step = step(most);
        for (double rate = 0; rate <= most; rate += step) {
            double y = y(rate, most);
            svg.line("grid", LEFT, y, WIDTH - 8, y).text("axis", "end", LEFT - 6, y + 4, Figures.number(rate));
        }
        time.draw(svg, BOTTOM);
        svg.path("intended", points(rows, Second::intended, time, most));
        svg.path("received", points(rows, Second::received, time, most));
        return svg.end();
    }

    private record Row(double from, double to, Second second) {
        double rate(ToLongFunction<Second> count) {
            return count.applyAsLong(second) / (to - from);
        }
    }

    /** Without a short last one, whose rate would mean little. */
    private static List<Row> rows(List<Second> timeline) {
        var rows = new ArrayList<Row>();
        double from = 0;
        for (Second s : timeline) {
            if (s.at() - from >= SHORTEST) rows.add(new Row(from, s.at(), s));
            from = s.at();
        }
        return rows;
    }

    private static double most(List<Row> rows, ToLongFunction<Second> count) {
        return rows.stream().mapToDouble(row -> row.rate(count)).max().orElse(0);
    }

    private static double step(double most) {
        double decade = Math.pow(10, Math.floor(Math.log10(most)));
        return most / decade > 5 ? decade * 2 : most / decade > 2 ? decade : decade / 2;
    }

    private static double y(double rate, double most) {
        return BOTTOM - rate / most * (BOTTOM - TOP);
    }

    private static double[] points(List<Row> rows, ToLongFunction<Second> count, TimeAxis time, double most) {
        return rows.stream().flatMapToDouble(row -> {
            double y = y(row.rate(count), most);
            return DoubleStream.of(time.x(row.from), y, time.x(row.to), y);
        }).toArray();
    }
}
