package fathom.view.buses;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.buses.Flow.End;
import fathom.view.buses.Flow.Hub;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import fathom.view.piece.State;
import fathom.view.piece.Surface;
import java.util.List;

/** Sources, buses and readers in three columns. A curve is as wide as the logarithm of the rate; nodes never move. */
final class FlowDiagram extends Surface {
    private static final double INSET = 12, TOP = 10, FROM = 172, TO = 140, RATES = 56, HUB = 132, LEAST_LINE = 1, MOST_LINE = 6;

    private Flow flow = Flow.NOTHING;
    private int chosen;

    FlowDiagram() {
        setMinSize(0, 0);
    }

    /** @param chosen index of the bus that stands out */
    void show(Flow now, int chosen) {
        if (now.equals(flow) && chosen == this.chosen) return;
        flow = now;
        this.chosen = chosen;
        setAccessibleText(now.sources().size() + " sources, " + now.hubs().size() + " buses, " + now.readers().size() + " readers");
        wholly();
    }

    /** Pixels; 0 where nothing flows. */
    static double line(double rate) {
        return !(rate > 0) ? 0 : Math.clamp(Math.log10(1 + rate) * 1.5, LEAST_LINE, MOST_LINE);
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        if (flow.hubs().isEmpty()) return;
        double left = INSET + FROM + RATES, right = width - INSET - TO - RATES, hubX = Math.floor((left + right - HUB) / 2), h = height - 2 * TOP,
                each = h / flow.hubs().size();
        for (int i = 0; i < flow.sources().size(); i++) {
            double y = row(i, flow.sources().size(), h);
            source(pen, flow.sources().get(i), y, left, hubX, attach(flow.sources(), i, each));
        }
        for (int i = 0; i < flow.readers().size(); i++) {
            double y = row(i, flow.readers().size(), h);
            reader(pen, flow.readers().get(i), y, hubX + HUB, right, attach(flow.readers(), i, each));
        }
        for (int i = 0; i < flow.hubs().size(); i++) hub(pen, flow.hubs().get(i), i, hubX, TOP + i * each + 4, each - 8);
    }

    private static double row(int i, int count, double h) {
        double pitch = Math.min(h / count, 34);
        return Math.floor(TOP + (h - pitch * count) / 2 + (i + 0.5) * pitch);
    }

    /** Where on its bus a line ends: those of one bus spread over its height. */
    private static double attach(List<End> ends, int index, double each) {
        int hub = ends.get(index).hub(), before = 0, all = 0;
        for (int i = 0; i < ends.size(); i++) {
            if (ends.get(i).hub() != hub) continue;
            if (i < index) before++;
            all++;
        }
        return TOP + hub * each + 4 + (each - 8) * (0.12 + 0.76 * (before + 0.5) / all);
    }

    private void source(Pen pen, End end, double y, double from, double to, double at) {
        boolean topic = end.name().indexOf('.') > 0;
        pen.text(end.name(), INSET, y + 4, topic ? Type.SMALL_NUM : Type.BODY, end.rate() > 0 ? Token.T1 : Token.T3);
        pen.textTo(Format.perSecond(end.rate()), from - 8, y + 4, Type.NUM, end.rate() > 0 ? Token.T2 : Token.T3);
        curve(pen, end, from, y, to, at);
    }

    private void reader(Pen pen, End end, double y, double from, double to, double at) {
        curve(pen, end, from, at, to, y);
        Token ink = end.state().isNotable() ? end.state().ink() : end.rate() > 0 ? Token.T1 : Token.T3;
        pen.textTo(Format.perSecond(end.rate()), to + RATES - 4, y + 4, Type.NUM, end.rate() > 0 ? Token.T2 : Token.T3);
        double at2 = pen.text(end.name(), to + RATES + 6, y + 4, Type.BODY, ink);
        if (end.state().isNotable()) pen.glyph(end.state(), at2 + 6, y - 5, 10);
    }

    private void curve(Pen pen, End end, double fromX, double fromY, double toX, double toY) {
        double wide = line(end.rate());
        var g = pen.g();
        boolean late = end.state() == State.WARN || end.state() == State.BAD;
        if (wide == 0) {
            g.setStroke(pen.color(Token.LINE1));
            g.setLineWidth(1);
        } else {
            g.setStroke(late ? pen.color(end.state().ink()) : pen.color(Token.series(end.hub()), end.hub() == chosen ? 0.75 : 0.34));
            g.setLineWidth(wide);
        }
        double middle = (fromX + toX) / 2;
        g.beginPath();
        g.moveTo(fromX, fromY + 0.5);
        g.bezierCurveTo(middle, fromY + 0.5, middle, toY, toX, toY);
        g.stroke();
        g.setLineWidth(1);
    }

    private void hub(Pen pen, Hub hub, int index, double x, double y, double height) {
        var g = pen.g();
        g.setFill(pen.color(Token.BG2));
        g.fillRoundRect(x, y, HUB, height, 6, 6);
        g.setStroke(pen.color(index == chosen ? Token.ACCENT : Token.LINE2));
        g.strokeRoundRect(x + 0.5, y + 0.5, HUB - 1, height - 1, 6, 6);
        pen.fill(Token.series(index), x, y + 2, 3, height - 4);
        pen.text(hub.name(), x + 14, y + 20, Type.PANEL, Token.T1);
        for (int i = 0; i < hub.facts().size() && 38 + i * 17 < height; i++) pen.text(hub.facts().get(i), x + 14, y + 38 + i * 17, Type.SMALL_NUM, Token.T2);
    }
}
