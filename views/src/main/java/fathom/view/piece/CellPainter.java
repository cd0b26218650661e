package fathom.view.piece;

import fathom.style.Token;
import fathom.style.Type;
import java.util.EnumSet;
import java.util.Set;

/** Paints one cell into its box. */
final class CellPainter {
    private static final double GAP = 6;

    /** Inks that give way in an idle row; those of a state stay. */
    private static final Set<Token> STEPS_BACK = EnumSet.of(Token.T1, Token.T2, Token.UP, Token.DOWN);

    private CellPainter() {}

    /** @param x left and @param right edge of what the cell may use */
    static void paint(Pen pen, Cell cell, Column.Align align, RowKind kind, double x, double right, double y, double height) {
        double baseline = Pen.baseline(y, height - 1);
        boolean left = align == Column.Align.LEFT, strong = kind == RowKind.TOTAL;
        switch (cell) {
            case Cell.Words words -> words(pen, words, left, kind, x, right, y, height, baseline);
            case Cell.Shape shape -> pen.glyph(shape.state(), x, Math.floor(y + (height - 1 - 10) / 2), 10);
            case Cell.Marked mark -> pen.mark(mark.provenance(), left ? x : right - Shapes.MARK, y + (height - Shapes.MARK) / 2 - 1);
            case Cell.Line line when left -> line(pen, line.rich(), strong ? Type.PANEL : Type.BODY, kind, x, right, baseline);
            case Cell.Line line -> pen.richTo(line.rich(), right, baseline, strong ? Type.PANEL : Type.BODY, kind.ink());
            case Cell.Course course -> pen.trend(course.trend(), x, y + (height - 1 - 16) / 2, right - x, 16, course.ink(),
                    course.ink() == Token.T3 ? Token.T2 : course.ink());
            case Cell.Heat heat -> heat(pen, heat, kind, x, right, y, height, baseline);
            case Cell.Pair pair -> {
                double middle = Math.floor(y + height / 2);
                words(pen, pair.first(), left, kind, x, right, y, height / 2, middle - 4);
                Token ink = pair.second().ink() == null ? Token.T3 : pair.second().ink();
                Type type = pair.second().mono() ? Type.SMALL_NUM : Type.SMALL;
                if (left) pen.text(pair.second().text(), x, middle + 12, type, ink);
                else pen.textTo(pair.second().text(), right, middle + 12, type, ink);
            }
            case Cell.Share share -> share(pen, share, kind, x, right, y, height, baseline);
        }
    }

    private static void words(Pen pen, Cell.Words cell, boolean left, RowKind kind, double x, double right, double y, double height, double baseline) {
        if (cell.text().isEmpty()) return;
        Type type = kind == RowKind.GROUP ? Type.SMALL : cell.mono() ? Type.NUM : Type.BODY;
        if (cell.strong() || kind == RowKind.TOTAL || kind == RowKind.GROUP) type = type.strong();
        Token ink = cell.ink() == null || kind == RowKind.IDLE && STEPS_BACK.contains(cell.ink()) ? kind.ink() : cell.ink();
        boolean tooLong = Pen.width(cell.text(), type) > right - x + 1;
        if (tooLong) clip(pen, x, right, y, height);
        if (left || tooLong) pen.text(cell.text(), x, baseline, type, ink);
        else pen.textTo(cell.text(), right, baseline, type, ink);
        if (tooLong) pen.g().restore();
    }

    private static void line(Pen pen, Rich rich, Type type, RowKind kind, double x, double right, double baseline) {
        pen.rich(Pen.fitting(rich, right - x + 1, type), x, baseline, type, kind.ink());
    }

    private static void clip(Pen pen, double x, double right, double y, double height) {
        pen.g().save();
        pen.g().beginPath();
        pen.g().rect(x, y, right - x, height);
        pen.g().clip();
    }

    private static void heat(Pen pen, Cell.Heat heat, RowKind kind, double x, double right, double y, double height, double baseline) {
        if (heat.step() > 0) pen.fill(Token.heat(heat.step()), x, y, right + GAP - x, height - 1);
        Token ink = heat.step() == 0 ? Token.T3 : heat.step() > 3 ? Token.BG1 : kind.ink();
        pen.textTo(heat.text(), right, baseline, kind == RowKind.TOTAL ? Type.NUM_STRONG : Type.NUM, ink);
    }

    private static void share(Pen pen, Cell.Share share, RowKind kind, double x, double right, double y, double height, double baseline) {
        double width = share.width() > 0 ? share.width() : right - x;
        pen.bar(share.share(), share.tick(), right - width, Math.floor(y + (height - 1 - 6) / 2), width, share.ink());
        if (!share.figure().isEmpty()) pen.richTo(share.figure(), right - width - GAP, baseline, Type.BODY, kind.ink());
    }
}
