package fathom.view.scenarios;

import fathom.measure.Limit;
import fathom.measure.Quantity;
import fathom.scenario.Buckets;
import fathom.scenario.Metrics;
import fathom.scenario.RunProgress.Second;
import fathom.scenario.RunProgress;
import fathom.scenario.RunReport;
import fathom.style.Token;
import fathom.view.chart.HeatMap;
import fathom.view.chart.Line;
import fathom.view.chart.PercentilePlot.Curve;
import fathom.view.chart.PercentilePlot;
import fathom.view.chart.TimeChart.Content;
import fathom.view.chart.TimeChart.TimeLabel;
import fathom.view.chart.TimeChart;
import fathom.view.format.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rate, distribution and heat of a run. What is a second old is not drawn again. */
final class RunCharts {
    final TimeChart rate = new TimeChart(64, 16, null);
    final PercentilePlot plot = new PercentilePlot();
    final HeatMap heat = new HeatMap();
    private String drawnRun = "";
    private int drawnSeconds = -1;

    /** @param earlier an earlier run of the same profile to hold it against; null for none */
    void show(RunPicture picture, RunReport earlier) {
        RunProgress r = picture.run();
        plot.show(curves(r, earlier), limits(r.profile().thresholds()));
        if (r.runId().equals(drawnRun) && r.seconds().size() == drawnSeconds) return;
        drawnRun = r.runId();
        drawnSeconds = r.seconds().size();
        rate.show(rate(picture));
        heat.show(heat(r));
    }

    static List<Curve> curves(RunProgress r, RunReport earlier) {
        var curves = new ArrayList<Curve>(List.of(Curve.main("corrected", r.load().corrected()), Curve.uncorrected("uncorrected", r.load().uncorrected())));
        if (earlier != null && !earlier.latencies().corrected().isEmpty()) curves.add(Curve.baseline("last that passed", earlier.latencies().corrected()));
        return curves;
    }

    static List<PercentilePlot.Limit> limits(List<Limit> thresholds) {
        var limits = new ArrayList<PercentilePlot.Limit>();
        for (Limit t : thresholds) {
            double quantile = Metrics.QUANTILES.getOrDefault(t.what(), 1.0);
            if (quantile < 1) limits.add(new PercentilePlot.Limit(quantile, nanos(t)));
        }
        return limits;
    }

    static double nanos(Limit t) {
        return t.limit() * Quantity.nanos(t.unit());
    }

    private static Content rate(RunPicture picture) {
        RunProgress r = picture.run();
        double end = r.seconds().isEmpty() ? 0 : Math.min(1, r.seconds().getLast().at() / r.total());
        return Content.of(List.of(Line.of("", Token.T3, picture.rates(Second::intended)).dashed(6, 3).endsAt(end),
                Line.of("", Token.C1, picture.rates(Second::received)).width(2).endsAt(end)), PlannedLoad.times(r.total()))
                .shades(PlannedLoad.shades(r.profile())).range(0, PlannedLoad.HEADROOM * top(picture)).now(picture.isRunning() ? end
                        : Double.NaN);
    }

    /** The rate planned; where none is, the most that came back in a second. */
    private static double top(RunPicture picture) {
        return picture.profile().rate().orElseGet(() -> Math.max(1, Arrays.stream(picture.rates(Second::received)).filter(Double::isFinite).max().orElse(1)));
    }

    /** Only the rows that were used, and one more on either side. */
    static HeatMap.Content heat(RunProgress r) {
        int low = Buckets.COUNT, high = -1;
        for (Second s : r.seconds()) {
            for (int b = 0; b < s.buckets().length; b++) {
                if (s.buckets()[b] <= 0) continue;
                low = Math.min(low, b);
                high = Math.max(high, b);
            }
        }
        Limit limit = r.profile().thresholds().stream().filter(t -> t.what().equals(Metrics.LATENCY_P99.name())).findFirst().orElse(null);
        if (high < 0) return new HeatMap.Content(List.of(), 1, 1e3, 1e10, Double.NaN, "", List.of());
        if (limit != null) high = Math.max(high, Buckets.of((long) nanos(limit)));
        int from = Math.max(0, low - 1), to = Math.min(Buckets.COUNT, high + 2);
        var columns = r.seconds().stream().map(s -> new HeatMap.Column(Arrays.copyOfRange(s.buckets(), from, to), s.p99() == 0 ? Double.NaN : s.p99()))
                .toList();
        double last = r.seconds().getLast().at();
        return new HeatMap.Content(columns, columns.size(), Buckets.lower(from), Buckets.lower(to), limit == null ? Double.NaN : nanos(limit),
                limit == null ? "" : "p99 limit " + Format.latency(nanos(limit)),
                List.of(new TimeLabel(0, "0:00"), new TimeLabel(0.5, Format.minutes(last / 2)), new TimeLabel(1, Format.minutes(last))));
    }

}
