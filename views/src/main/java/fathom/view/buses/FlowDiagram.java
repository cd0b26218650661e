package fathom.view.buses;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.buses.Flow.Edge;
import fathom.view.buses.Flow.End;
import fathom.view.buses.Flow.Hub;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import fathom.view.piece.State;
import fathom.view.piece.Surface;
import java.util.List;
import java.util.function.IntConsumer;

/** Sources, buses and readers in three columns. A curve is as wide as the logarithm of the rate; nodes never move. */
final class FlowDiagram extends Surface {
    private static final double INSET = 12, TOP = 10, FROM = 172, TO = 140, RATES = 56, HUB = 132, LEAST_LINE = 1, MOST_LINE = 6, GAP = 8, APART = 4;

    private Flow flow = Flow.NOTHING;
    private int chosen;

    /** @param onChoose takes the index of the bus that was clicked on */
    FlowDiagram(IntConsumer onChoose) {
        setMinSize(0, 0);
        setOnMousePressed(e -> {
            double x = e.getX() - hubLeft(getWidth());
            for (int i = 0; i < flow.hubs().size(); i++) {
                double y = e.getY() - hubTop(i, flow.hubs().size(), getHeight());
                if (x >= 0 && x < HUB && y >= 0 && y < hubHeight(i, flow.hubs().size(), getHeight())) onChoose.accept(i);
            }
        });
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

    private static double hubLeft(double width) {
        return Math.floor((INSET + FROM + RATES + width - INSET - TO - RATES - HUB) / 2);
    }

    /** The first bus is the highest, each after it a little lower, whatever flows. */
    private static double hubHeight(int i, int count, double height) {
        double weights = count * (count + 5) / 2.0, room = height - 2 * TOP - GAP * count;
        return Math.floor(room * (count + 2 - i) / weights);
    }

    private static double hubTop(int i, int count, double height) {
        double y = TOP + GAP / 2;
        for (int k = 0; k < i; k++) y += hubHeight(k, count, height) + GAP;
        return y;
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        int hubs = flow.hubs().size();
        if (hubs == 0) return;
        double left = INSET + FROM + RATES, right = width - INSET - TO - RATES, hubX = hubLeft(width), h = height - 2 * TOP;
        for (int end = 0; end < flow.sources().size(); end++) {
            End source = flow.sources().get(end);
            double y = row(end, flow.sources().size(), h);
            for (int e = 0; e < source.edges().size(); e++) {
                Edge edge = source.edges().get(e);
                curve(pen, edge, source.state(), left, y + apart(e, source), hubX, attach(flow.sources(), end, edge, height));
            }
            source(pen, source, y, left);
        }
        for (int end = 0; end < flow.readers().size(); end++) {
            End reader = flow.readers().get(end);
            double y = row(end, flow.readers().size(), h);
            for (int e = 0; e < reader.edges().size(); e++) {
                Edge edge = reader.edges().get(e);
                curve(pen, edge, reader.state(), hubX + HUB, attach(flow.readers(), end, edge, height), right, y + apart(e, reader));
            }
            reader(pen, reader, y, right);
        }
        for (int i = 0; i < hubs; i++) hub(pen, flow.hubs().get(i), i == chosen, hubX, hubTop(i, hubs, height), hubHeight(i, hubs, height));
    }

    private static double row(int i, int count, double h) {
        double pitch = Math.min(h / count, 34);
        return Math.floor(TOP + (h - pitch * count) / 2 + (i + 0.5) * pitch);
    }

    /** Curves of several buses come to one end beside each other. */
    private static double apart(int edge, End end) {
        return (edge - (end.edges().size() - 1) / 2.0) * APART;
    }

    /** Where on its bus a curve ends: those of one bus spread over its height. */
    private double attach(List<End> ends, int index, Edge edge, double height) {
        int before = 0, all = 0, hubs = flow.hubs().size();
        for (int i = 0; i < ends.size(); i++) {
            for (Edge other : ends.get(i).edges()) {
                if (other.hub() != edge.hub()) continue;
                if (i < index) before++;
                all++;
            }
        }
        return hubTop(edge.hub(), hubs, height) + hubHeight(edge.hub(), hubs, height) * (0.12 + 0.76 * (before + 0.5) / all);
    }

    private static void source(Pen pen, End end, double y, double from) {
        boolean topic = end.name().indexOf('.') > 0;
        pen.text(end.name(), INSET, y + 4, topic ? Type.SMALL_NUM : Type.BODY, end.rate() > 0 ? Token.T1 : Token.T3);
        pen.textTo(Format.perSecond(end.rate()), from - 8, y + 4, Type.NUM, end.rate() > 0 ? Token.T2 : Token.T3);
    }

    private static void reader(Pen pen, End end, double y, double to) {
        Token ink = end.state().isNotable() ? end.state().ink() : end.rate() > 0 ? Token.T1 : Token.T3;
        pen.textTo(Format.perSecond(end.rate()), to + RATES - 4, y + 4, Type.NUM, end.rate() > 0 ? Token.T2 : Token.T3);
        double at = pen.text(end.name(), to + RATES + 6, y + 4, Type.BODY, ink);
        if (end.state().isNotable()) pen.glyph(end.state(), at + 6, y - 5, 10);
    }

    private void curve(Pen pen, Edge edge, State end, double fromX, double fromY, double toX, double toY) {
        double wide = line(edge.rate());
        var g = pen.g();
        boolean late = end == State.WARN || end == State.BAD;
        if (wide == 0) {
            g.setStroke(pen.color(Token.LINE2));
            g.setLineWidth(1);
            if (flow.hubs().get(edge.hub()).state() == State.BAD) g.setLineDashes(2, 4);
        } else {
            g.setStroke(late ? pen.color(end.ink()) : pen.color(flow.hubs().get(edge.hub()).ink(), edge.hub() == chosen ? 0.75 : 0.34));
            g.setLineWidth(wide);
        }
        double middle = (fromX + toX) / 2;
        g.beginPath();
        g.moveTo(fromX, fromY + 0.5);
        g.bezierCurveTo(middle, fromY + 0.5, middle, toY, toX, toY);
        g.stroke();
        g.setLineDashes();
        g.setLineWidth(1);
    }

    private static void hub(Pen pen, Hub hub, boolean chosen, double x, double y, double height) {
        var g = pen.g();
        boolean dead = hub.state() == State.BAD;
        g.setFill(pen.color(dead ? Token.BAD_BG : Token.BG2));
        g.fillRoundRect(x, y, HUB, height, 6, 6);
        g.setStroke(pen.color(chosen ? Token.ACCENT : hub.state().isNotable() ? hub.state().ink() : Token.LINE2));
        if (dead) g.setLineDashes(4, 3);
        g.strokeRoundRect(x + 0.5, y + 0.5, HUB - 1, height - 1, 6, 6);
        g.setLineDashes();
        pen.fill(dead ? Token.BAD : hub.ink(), x, y + 2, 3, height - 4);
        double end = pen.text(hub.name(), x + 14, y + 20, Type.PANEL, dead ? Token.T2 : Token.T1);
        boolean notable = hub.state().isNotable();
        if (notable) pen.glyph(hub.state(), end + 6, y + 11, 10);
        for (int i = 0; i < hub.facts().size() && 38 + i * 17 + 8 <= height; i++) {
            pen.text(hub.facts().get(i), x + 14, y + 38 + i * 17, Type.SMALL_NUM, notable && i == 0 ? hub.state().ink() : Token.T2);
        }
    }
}
