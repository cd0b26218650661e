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
            case Cell.Words words -> words(pen, words, left, kind, x, right, baseline);
            case Cell.Shape shape -> pen.glyph(shape.state(), x, Math.floor(y + (height - 1 - 10) / 2), 10);
            case Cell.Marked mark -> pen.mark(mark.provenance(), left ? x : right - Shapes.MARK, y + (height - Shapes.MARK) / 2 - 1);
            case Cell.Line line -> line(pen, line.rich(), strong ? Type.PANEL : Type.BODY, kind, left, x, right, baseline);
            case Cell.Course course -> pen.trend(course.trend(), x, y + (height - 1 - 16) / 2, right - x, 16, course.ink(),
                    course.ink() == Token.T3 ? Token.T2 : course.ink());
            case Cell.Heat heat -> heat(pen, heat, kind, x, right, y, height, baseline);
            case Cell.Pair pair -> {
                double middle = Math.floor(y + height / 2);
                words(pen, pair.first(), left, kind, x, right, middle - 4);
                Token ink = pair.second().ink() == null ? Token.T3 : pair.second().ink();
                Type type = pair.second().mono() ? Type.SMALL_NUM : Type.SMALL;
                String second = Pen.fitting(pair.second().text(), pair.second().mono(), right - x + 1, type);
                if (left) pen.text(second, x, middle + 12, type, ink);
                else pen.textTo(second, right, middle + 12, type, ink);
            }
            case Cell.Share share -> share(pen, share, kind, x, right, y, height, baseline);
        }
    }

    private static void words(Pen pen, Cell.Words cell, boolean left, RowKind kind, double x, double right, double baseline) {
        if (cell.text().isEmpty()) return;
        Type type = type(cell, kind);
        Token ink = cell.ink() == null || kind == RowKind.IDLE && STEPS_BACK.contains(cell.ink()) ? kind.ink() : cell.ink();
        String text = Pen.fitting(cell.text(), cell.mono(), right - x + 1, type);
        if (left) pen.text(text, x, baseline, type, ink);
        else pen.textTo(text, right, baseline, type, ink);
    }

    private static Type type(Cell.Words cell, RowKind kind) {
        Type type = kind == RowKind.GROUP ? Type.SMALL : cell.mono() ? Type.NUM : Type.BODY;
        return cell.strong() || kind == RowKind.TOTAL || kind == RowKind.GROUP ? type.strong() : type;
    }

    private static void line(Pen pen, Rich rich, Type type, RowKind kind, boolean left, double x, double right, double baseline) {
        Rich fitting = Pen.fitting(rich, right - x + 1, type);
        if (left) pen.rich(fitting, x, baseline, type, kind.ink());
        else pen.richTo(fitting, right, baseline, type, kind.ink());
    }

    /** Whether a cell stands there whole. @param room pixels */
    static boolean fits(Cell cell, RowKind kind, double room) {
        return switch (cell) {
            case Cell.Words words -> Pen.width(words.text(), type(words, kind)) <= room + 1;
            case Cell.Line line -> Pen.width(line.rich(), kind == RowKind.TOTAL ? Type.PANEL : Type.BODY) <= room + 1;
            case Cell.Pair pair -> fits(pair.first(), kind, room) && Pen.width(pair.second().text(), pair.second().mono() ? Type.SMALL_NUM : Type.SMALL) <= room + 1;
            case Cell.Heat heat -> Pen.width(heat.text(), Type.NUM) <= room + 1;
            case Cell.Shape _, Cell.Marked _, Cell.Course _, Cell.Share _ -> true;
        };
    }

    private static void heat(Pen pen, Cell.Heat heat, RowKind kind, double x, double right, double y, double height, double baseline) {
        if (heat.step() > 0) pen.fill(Token.heat(heat.step()), x, y, right + GAP - x, height - 1);
        Token ink = heat.step() == 0 ? Token.T3 : heat.step() > 3 ? Token.BG1 : kind.ink();
        Type type = kind == RowKind.TOTAL ? Type.NUM_STRONG : Type.NUM;
        pen.textTo(Pen.fitting(heat.text(), true, right - x + 1, type), right, baseline, type, ink);
    }

    private static void share(Pen pen, Cell.Share share, RowKind kind, double x, double right, double y, double height, double baseline) {
        double width = share.width() > 0 ? share.width() : right - x;
        pen.bar(share.share(), share.tick(), right - width, Math.floor(y + (height - 1 - 6) / 2), width, share.ink());
        if (!share.figure().isEmpty()) pen.richTo(share.figure(), right - width - GAP, baseline, Type.BODY, kind.ink());
    }
}
