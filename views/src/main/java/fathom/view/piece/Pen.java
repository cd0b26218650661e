package fathom.view.piece;

import fathom.measure.Provenance;
import fathom.style.Theme;
import fathom.style.Token;
import fathom.style.Type;
import java.util.ArrayList;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** Paints on a canvas in the colours, faces and shapes of the look. Lines of one pixel are crisp; text is placed by its baseline. */
public final class Pen {
    /** From the middle of a row to the baseline of its text. */
    private static final double DROP = 4;
    private static final String DOTS = "…";

    private final GraphicsContext g;
    private final Theme theme;

    public Pen(GraphicsContext g, Theme theme) {
        this.g = g;
        this.theme = theme;
    }

    /** For what this class does not do; leave line width 1 and no dashes behind. */
    public GraphicsContext g() {
        return g;
    }

    public Color color(Token token) {
        return theme.color(token);
    }

    public Color color(Token token, double opacity) {
        Color c = theme.color(token);
        return Color.color(c.getRed(), c.getGreen(), c.getBlue(), c.getOpacity() * opacity);
    }

    public void clear(double x, double y, double width, double height) {
        g.clearRect(x, y, width, height);
    }

    public void fill(Token token, double x, double y, double width, double height) {
        g.setFill(theme.color(token));
        g.fillRect(x, y, width, height);
    }

    /** One pixel high. */
    public void across(Token token, double x, double y, double width) {
        fill(token, x, Math.floor(y), width, 1);
    }

    /** One pixel wide. */
    public void down(Token token, double x, double y, double height) {
        fill(token, Math.floor(x), y, 1, height);
    }

    /** A box of lines of one pixel. */
    public void frame(Token token, double x, double y, double width, double height) {
        fill(token, x, y, width, 1);
        fill(token, x, y + height - 1, width, 1);
        fill(token, x, y, 1, height);
        fill(token, x + width - 1, y, 1, height);
    }

    /** A dashed horizontal line of one pixel. */
    public void dashed(Token token, double x, double y, double width, double... dashes) {
        g.setStroke(theme.color(token));
        g.setLineWidth(1);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineDashes(dashes);
        g.strokeLine(x, Math.floor(y) + 0.5, x + width, Math.floor(y) + 0.5);
        g.setLineDashes();
    }

    /** A line through points; a NaN breaks it. */
    public void polyline(Color color, double width, double[] xs, double[] ys, int count, double... dashes) {
        g.setStroke(color);
        g.setLineWidth(width);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setLineDashes(dashes);
        g.beginPath();
        boolean drawing = false;
        for (int i = 0; i < count; i++) {
            if (Double.isNaN(ys[i])) {
                drawing = false;
            } else if (drawing) {
                g.lineTo(xs[i], ys[i]);
            } else {
                g.moveTo(xs[i], ys[i]);
                drawing = true;
            }
        }
        g.stroke();
        g.setLineDashes();
        g.setLineWidth(1);
    }

    public static double width(String text, Type type) {
        return Measure.width(text, type);
    }

    /** @return where the text ends */
    public double text(String text, double x, double baseline, Type type, Token ink) {
        g.setFont(type.font());
        g.setFill(theme.color(ink));
        g.fillText(text, Math.round(x), Math.round(baseline));
        return x + width(text, type);
    }

    /** @return where the text begins */
    public double textTo(String text, double right, double baseline, Type type, Token ink) {
        double x = right - width(text, type);
        text(text, x, baseline, type, ink);
        return x;
    }

    public void textAround(String text, double middle, double baseline, Type type, Token ink) {
        text(text, middle - width(text, type) / 2, baseline, type, ink);
    }

    /** The baseline of a text that stands in the middle of a row. */
    public static double baseline(double y, double height) {
        return Math.floor(y + height / 2) + DROP;
    }

    /** @return where it ends */
    public double rich(Rich rich, double x, double baseline, Type words, Token ink) {
        for (Rich.Span span : rich.spans()) x = text(span.text(), Math.ceil(x), baseline, span.type(words), span.ink() == null ? ink : span.ink());
        return x;
    }

    /** @return where it begins */
    public double richTo(Rich rich, double right, double baseline, Type words, Token ink) {
        double x = Math.floor(right - width(rich, words));
        rich(rich, x, baseline, words, ink);
        return x;
    }

    /** The same, or where it does not fit what of its words does and dots. A number is not cut: what would stand there would be another number, so dots stand for the whole. */
    public static String fitting(String text, boolean number, double room, Type type) {
        if (width(text, type) <= room) return text;
        return number ? DOTS : text.substring(0, fitting(text, room - width(DOTS, type), type)).stripTrailing() + DOTS;
    }

    /** The same, or what of it fits and dots; a number is there whole or not at all. */
    public static Rich fitting(Rich rich, double room, Type words) {
        if (width(rich, words) <= room) return rich;
        double left = room - width(DOTS, words);
        var kept = new ArrayList<Rich.Span>();
        for (Rich.Span span : rich.spans()) {
            int letters = fitting(span.text(), left, span.type(words));
            boolean whole = letters == span.text().length();
            String text = whole ? span.text() : span.number() ? DOTS : span.text().substring(0, letters).stripTrailing() + DOTS;
            kept.add(new Rich.Span(text, span.number(), span.strong(), span.ink()));
            if (!whole) break;
            left -= Math.ceil(width(text, span.type(words)));
        }
        return new Rich(kept);
    }

    /** How many letters fit, found by halving. */
    private static int fitting(String text, double room, Type type) {
        if (width(text, type) <= room) return text.length();
        if (room <= 0) return 0;
        int fits = 0, tooMany = text.length();
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            if (width(text.substring(0, middle), type) <= room) fits = middle;
            else tooMany = middle;
        }
        return fits;
    }

    public static double width(Rich rich, Type words) {
        double sum = 0;
        for (Rich.Span span : rich.spans()) sum = Math.ceil(sum) + width(span.text(), span.type(words));
        return sum;
    }

    /** A state's shape in a square of that size. */
    public void glyph(State state, double x, double y, double size) {
        Shapes.draw(g, theme.color(state.ink()), theme.color(Token.BG1), state, x, y, size / 10);
    }

    /** The letter of a provenance in its box; nothing where there is none. @return how wide it came out, with the gap before it */
    public double mark(Provenance provenance, double x, double y) {
        return Shapes.mark(this, provenance, x, y);
    }

    /** A share of a track: 6 pixels high, with a tick at the warning. @param tick 0 to 1, NaN for none */
    public void bar(double share, double tick, double x, double y, double width, Token ink) {
        fill(Token.BG3, x, y, width, 6);
        if (share > 0) fill(ink, x, y, Math.max(1, Math.min(1, share) * width), 6);
        if (!Double.isNaN(tick)) fill(Token.T2, Math.round(x + Math.min(1, tick) * width), y - 2, 1, 10);
    }

    public void trend(Trend trend, double x, double y, double width, double height, Token ink, Token dot) {
        trend.draw(this, x, y, width, height, ink, dot);
    }
}
