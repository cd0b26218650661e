package fathom.view.scenarios;

import fathom.scenario.ScenarioProfile.Phase;
import fathom.scenario.ScenarioProfile;
import fathom.style.Token;
import fathom.view.chart.Line;
import fathom.view.chart.TimeChart.Content;
import fathom.view.chart.TimeChart.Shade;
import fathom.view.chart.TimeChart.TimeLabel;
import fathom.view.chart.TimeChart;
import fathom.view.format.Format;
import java.util.ArrayList;
import java.util.List;

/** The load a profile demands, over time. */
final class PlannedLoad {
    /** Above the line, so that the names of the phases stand free. */
    static final double HEADROOM = 1.15;
    private static final int POINTS = 481;

    private PlannedLoad() {}

    /** Questions a second at a moment; at a jump, what follows it. */
    static double at(ScenarioProfile profile, double seconds) {
        double from = 0;
        Phase last = profile.phases().getLast();
        for (Phase p : profile.phases()) {
            if (seconds < from + p.seconds()) return rate(profile) * (p.from() + (p.to() - p.from()) * (seconds - from) / p.seconds());
            from += p.seconds();
        }
        return rate(profile) * last.to();
    }

    /** Work in all phases, or in the measured ones. */
    static double amount(ScenarioProfile profile, boolean measuredOnly) {
        return profile.phases().stream().filter(p -> p.measured() || !measuredOnly).mapToDouble(p -> p.seconds() * (p.from()
                + p.to()) / 2).sum() * rate(profile);
    }

    static Content chart(ScenarioProfile profile) {
        double total = profile.seconds();
        double[] values = new double[POINTS];
        for (int i = 0; i < POINTS; i++) values[i] = at(profile, total * i / (POINTS - 1));
        return Content.of(List.of(Line.of("", Token.C1, values).width(2)), times(total)).shades(shades(profile)).range(0, HEADROOM * rate(profile));
    }

    /** Phases that do not count for the verdict. */
    static Shade[] shades(ScenarioProfile profile) {
        double total = profile.seconds(), at = 0;
        var shades = new ArrayList<Shade>();
        for (Phase p : profile.phases()) {
            if (!p.measured()) shades.add(new Shade(at / total, (at + p.seconds()) / total, Token.BG2, p.name()));
            at += p.seconds();
        }
        return shades.toArray(Shade[]::new);
    }

    /** Round times, at most six. */
    static List<TimeLabel> times(double total) {
        double step = 1;
        for (double s : new double[] {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600}) {
            step = s;
            if (total / s <= 6) break;
        }
        var labels = new ArrayList<TimeLabel>();
        for (double t = 0; t <= total + 1e-9; t += step) labels.add(new TimeLabel(t / total, Format.minutes(t)));
        return labels;
    }

    private static double rate(ScenarioProfile profile) {
        return profile.rate().orElse(Double.NaN);
    }

    static TimeChart create() {
        return new TimeChart(64, 16, null);
    }
}
