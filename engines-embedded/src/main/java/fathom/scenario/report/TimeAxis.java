package fathom.scenario.report;

import fathom.measure.Figures;
import fathom.scenario.ScenarioProfile;
import java.util.Locale;

/** The horizontal axis of a run's seconds, with its phases. */
record TimeAxis(double left, double right, double seconds) {
    private static final double[] STEPS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300, 600, 3600};
    private static final int MOST_LABELS = 10;

    double x(double at) {
        return left + Math.min(1, at / seconds) * (right - left);
    }

    /** Shades what was not measured and names each phase at the top. */
    void phases(Svg svg, ScenarioProfile profile, double top, double bottom) {
        double at = 0;
        for (var phase : profile.phases()) {
            double from = x(at), to = x(at + phase.seconds());
            if (!phase.measured()) svg.rect("warmup", from, top, to - from, bottom - top);
            if (at > 0) svg.line("grid", from, top, from, bottom);
            if (to - from > phase.name().length() * 6.2) svg.text("axis", "start", from + 4, top + 12, phase.name());
            at += phase.seconds();
        }
    }

    void draw(Svg svg, double bottom) {
        double step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) if (seconds / STEPS[i] <= MOST_LABELS) step = STEPS[i];
        for (int i = 0; i * step <= seconds + 1e-9; i++) svg.text("axis", "middle", x(i * step), bottom + 16, label(i * step));
    }

    private static String label(double at) {
        return at == Math.rint(at) ? String.format(Locale.ROOT, "%d:%02d", (long) at / 60, (long) at % 60) : Figures.tenths(at);
    }
}
