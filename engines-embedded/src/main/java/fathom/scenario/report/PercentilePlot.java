package fathom.scenario.report;

import fathom.measure.Figures;
import fathom.measure.Quantity;
import fathom.scenario.Metrics;
import fathom.scenario.RunReport;
import org.HdrHistogram.Histogram;

/** Latency over −log10(1 − q), which gives each further nine the same room; from the intended time, and from the moment of sending. */
final class PercentilePlot {
    private static final int WIDTH = 680;
    private static final int HEIGHT = 260;
    private static final double LEFT = 72;
    private static final double RIGHT = WIDTH - 40;
    private static final double TOP = 8;
    private static final double BOTTOM = HEIGHT - 24;
    private static final double STEP = 0.05;
    private static final double LIMIT_WIDTH = 44;
    private static final String[] NINES = {"p90", "p99", "p99.9", "p99.99", "p99.999", "p99.9999"};

    private final Histogram corrected;
    private final Histogram uncorrected;
    private final double last;
    private final LogAxis axis;

    private PercentilePlot(RunReport r) {
        corrected = r.latencies().histograms().decodeCorrected();
        uncorrected = r.latencies().histograms().decodeUncorrected();
        last = Math.clamp(Math.log10(corrected.getTotalCount()), 2, NINES.length) + 0.3;
        double highestLimit = r.judgement().thresholds().stream().filter(o -> isShown(o.threshold().what()))
                .mapToDouble(o -> o.threshold().limit() * Quantity.nanos(o.threshold().unit())).max().orElse(0);
        axis = LogAxis.over(TOP, BOTTOM, Math.min(corrected.getMinValue(), uncorrected.getMinValue()), Math.max(highestLimit, corrected.getMaxValue()));
    }

    /** @return empty when there is no latency to show */
    static String of(RunReport r) {
        return r.latencies().corrected().isEmpty() ? "" : new PercentilePlot(r).draw(r);
    }

    private String draw(RunReport r) {
        var svg = new Svg(WIDTH, HEIGHT, "Latency by percentile, corrected and uncorrected");
        axis.draw(svg, LEFT, RIGHT);
        label(svg, "p50", -Math.log10(0.5));
        for (int i = 0; i < NINES.length && i + 1 < last - 0.2; i++) label(svg, NINES[i], i + 1);
        svg.text("axis", "middle", x(last), BOTTOM + 16, "max");
        for (var o : r.judgement().thresholds()) {
            if (isShown(o.threshold().what())) limit(svg, o.threshold().what(), o.threshold().limit() * Quantity.nanos(o.threshold().unit()));
        }
        svg.path("uncorrected", points(uncorrected)).path("corrected", points(corrected));
        for (double q : new double[] {0.5, 0.9, 0.99, 0.999}) {
            if (-Math.log10(1 - q) < last) svg.dot("corrected-dot", x(-Math.log10(1 - q)), axis.y(corrected.getValueAtPercentile(q * 100)));
        }
        return svg.end();
    }

    private void label(Svg svg, String name, double place) {
        svg.line("grid", x(place), TOP, x(place), BOTTOM).text("axis", "middle", x(place), BOTTOM + 16, name);
    }

    private static boolean isShown(String metric) {
        return Metrics.QUANTILES.containsKey(metric);
    }

    private void limit(Svg svg, String metric, double nanos) {
        double q = Metrics.QUANTILES.get(metric), place = q == 1 ? last : -Math.log10(1 - q);
        if (place > last) return;
        double x = x(place), y = axis.y(nanos);
        svg.line("limit", x - LIMIT_WIDTH / 2, y, x + LIMIT_WIDTH / 2, y).text("limit-text", "end", x - LIMIT_WIDTH / 2 - 4, y + 4, Figures.latency(nanos));
    }

    private double[] points(Histogram h) {
        int steps = (int) Math.ceil(last / STEP);
        var points = new double[2 * (steps + 1)];
        for (int i = 0; i <= steps; i++) {
            double place = Math.min(last, i * STEP);
            points[2 * i] = x(place);
            points[2 * i + 1] = axis.y(i == steps ? h.getMaxValue() : h.getValueAtPercentile(100 * (1 - Math.pow(10, -place))));
        }
        return points;
    }

    private double x(double place) {
        return LEFT + place / last * (RIGHT - LEFT);
    }
}
