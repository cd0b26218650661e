package fathom.view.piece;

import fathom.measure.Provenance;
import fathom.style.Token;
import fathom.style.Type;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/** The shapes of states and marks, as paths on a field of 10 by 10. */
final class Shapes {
    static final double MARK = 13;

    private Shapes() {}

    /** @param ground what an exclamation mark is cut out of a large shape with */
    static void draw(GraphicsContext g, Color color, Color ground, State state, double x, double y, double scale) {
        g.save();
        g.translate(x, y);
        g.scale(scale, scale);
        g.setFill(color);
        g.setStroke(color);
        g.setLineWidth(scale > 2 ? 0.9 : 1.2);
        g.setLineCap(StrokeLineCap.BUTT);
        switch (state) {
            case OK -> g.fillOval(1.8, 1.8, 6.4, 6.4);
            case WARN -> g.fillPolygon(new double[] {5, 9.8, 0.2}, new double[] {0.6, 9.2, 9.2}, 3);
            case BAD -> g.fillPolygon(new double[] {3, 7, 9.7, 9.7, 7, 3, 0.3, 0.3}, new double[] {0.3, 0.3, 3, 7, 9.7, 9.7, 7, 3}, 8);
            case ABSENT -> {
                g.setLineDashes(2, 1.77);
                g.strokeOval(1.4, 1.4, 7.2, 7.2);
                g.setLineDashes();
            }
            case IDLE -> g.strokeOval(2, 2, 6, 6);
            case STALE -> {
                g.strokeOval(1, 1, 8, 8);
                g.strokePolyline(new double[] {5, 5, 6.8}, new double[] {2.5, 5, 6.2}, 3);
            }
            case RUNNING -> g.fillPolygon(new double[] {2, 9, 2}, new double[] {0.8, 5, 9.2}, 3);
            case NO_VERDICT -> g.strokePolygon(new double[] {5, 9.5, 5, 0.5}, new double[] {0.5, 5, 9.5, 5}, 4);
        }
        if (scale > 2 && (state == State.WARN || state == State.BAD)) {
            g.setFill(ground);
            g.fillRect(4.45, state == State.WARN ? 3.6 : 2.4, 1.1, 2.9);
            g.fillRect(4.45, state == State.WARN ? 7.2 : 6.4, 1.1, 1.1);
        }
        g.restore();
    }

    static Token ink(Provenance provenance) {
        return switch (provenance) {
            case SIMULATED -> Token.PS;
            case REPLAYED -> Token.PR;
            case ESTIMATED -> Token.PE;
            case SPECIFIED -> Token.PP;
            case DERIVED, MEASURED -> Token.PD;
        };
    }

    static double mark(Pen pen, Provenance provenance, double x, double y) {
        if (provenance == null || provenance.mark().isEmpty()) return 0;
        double left = Math.round(x), top = Math.round(y);
        var g = pen.g();
        g.setStroke(pen.color(ink(provenance)));
        g.setLineWidth(1);
        g.strokeRoundRect(left + 0.5, top + 0.5, MARK - 1, MARK - 1, 4, 4);
        pen.text(provenance.mark(), left + (MARK - Pen.width(provenance.mark(), Type.MARK)) / 2, top + 10, Type.MARK, ink(provenance));
        return MARK;
    }
}
