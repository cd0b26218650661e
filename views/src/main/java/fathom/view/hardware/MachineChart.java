package fathom.view.hardware;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.measure.Reading;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.History;
import fathom.view.Samples;
import fathom.view.chart.Line;
import fathom.view.chart.TimeChart;
import fathom.view.chart.TimeChart.Content;
import fathom.view.piece.Caption;
import fathom.view.piece.Empty;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import java.util.Arrays;
import java.util.List;

/** Five minutes of one reading. Where it is absent, the reason stands in its place. */
final class MachineChart {
    /** So that the scale of a growth has a top while nothing grows. */
    private static final double CALM = 10;

    private final String reading;
    private final String ceiling;
    private final double factor;
    private final double top;
    private final boolean growth;
    private final TimeChart chart = new TimeChart(52, 12, null);
    private final Caption now = Caption.hint(120);
    private final Panel panel;
    private double[] shown;
    private double[] scaled = {};
    private String why = "";

    /**
     * @param ceiling a reading that limits it, drawn dashed; empty for none
     * @param factor  from the reading's unit to that of the title
     * @param top     the scale holds at least this; NaN to follow the data
     */
    MachineChart(String title, String reading, String ceiling, double factor, double top) {
        this(title, reading, ceiling, factor, top, false);
    }

    private MachineChart(String title, String reading, String ceiling, double factor, double top, boolean growth) {
        this.growth = growth;
        this.reading = reading;
        this.ceiling = ceiling;
        this.factor = factor;
        this.top = top;
        panel = new Panel(title, chart).tools(now);
    }

    /** By how much a sum grew in each second. */
    static MachineChart growth(String title, String reading) {
        return new MachineChart(title, reading, "", 1, CALM, true);
    }

    Panel node() {
        return panel;
    }

    void show(Frame frame) {
        HardwareSnapshot h = MachineState.of(frame.state()).snapshot();
        Reading r = h == null ? Reading.absent(reading, "not looked at yet") : h.reading(reading);
        switch (r) {
            case Reading.Absent a -> absent(a.reason());
            case Reading.Value v -> value(frame, h, v);
        }
    }

    private void absent(String reason) {
        if (reason.equals(why)) return;
        why = reason;
        now.show("");
        panel.content(new Empty("Absent", reason));
    }

    private void value(Frame frame, HardwareSnapshot h, Reading.Value v) {
        if (!why.isEmpty()) panel.content(chart);
        why = "";
        panel.mark(v.provenance());
        now.show(Rich.num(ReadingNames.text(v)).withInk(Token.T2), growth ? " in all" : "");
        double[] course = frame.history().of(Samples.hardware(reading));
        if (course == shown) return;
        shown = course;
        scaled = full(course);
        Content content = Content.of(List.of(Line.of("", Token.C1, scaled).fill()), TimeChart.ago(History.SECONDS)).range(0, top);
        if (!ceiling.isEmpty() && h.reading(ceiling) instanceof Reading.Value most) {
            content = content.limits(new TimeChart.Limit(most.value() * factor, ReadingNames.label(ceiling) + " " + ReadingNames.text(most), Token.PP));
        }
        chart.show(content);
    }

    /** In the title's unit, and of full length, so that a short history stands at the right. */
    private double[] full(double[] course) {
        double[] all = new double[History.SECONDS];
        Arrays.fill(all, Double.NaN);
        for (int i = 0; i < course.length; i++) all[all.length - course.length + i] = growth ? i == 0 ? Double.NaN : course[i] - course[i - 1]
                : course[i] * factor;
        return all;
    }
}
