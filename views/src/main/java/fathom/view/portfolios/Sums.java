package fathom.view.portfolios;

import fathom.measure.Provenance;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.piece.Pen;
import fathom.view.piece.Rich;
import fathom.view.piece.Surface;
import java.util.List;

/** The sums of the desk in one line: each with its name above, parted by lines. */
final class Sums extends Surface {
    private static final double INSET = 12, GAP = 16;

    /** @param unit beside the value, may be empty */
    record Sum(String name, Provenance mark, String value, String unit, Token ink) {
        static Sum of(String name, String value, String unit) {
            return new Sum(name, null, value, unit, Token.T1);
        }

        Sum mark(Provenance p) {
            return new Sum(name, p, value, unit, ink);
        }

        Sum ink(Token colour) {
            return new Sum(name, mark, value, unit, colour);
        }
    }

    private List<Sum> sums = List.of();
    private Rich note = Rich.EMPTY;

    Sums() {
        setMinSize(0, 0);
    }

    /** @param note at the right, as far as there is room */
    void show(List<Sum> now, Rich note) {
        if (now.equals(sums) && note.equals(this.note)) return;
        sums = now;
        this.note = note;
        StringBuilder spoken = new StringBuilder();
        for (Sum s : now) spoken.append(s.name).append(' ').append(s.value).append(' ').append(s.unit).append(". ");
        setAccessibleText(spoken + note.text());
        wholly();
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        if (!whole) return;
        double x = INSET, top = Math.floor(height / 2);
        for (Sum s : sums) {
            double end = pen.text(s.name, x, top - 8, Type.BODY, Token.T3);
            if (s.mark != null && !s.mark.mark().isEmpty()) end += 4 + pen.mark(s.mark, end + 4, top - 19);
            double value = pen.text(s.value, x, top + 14, Type.SUM, s.ink);
            if (!s.unit.isEmpty()) value = pen.text(s.unit, value + 4, top + 14, Type.BODY, Token.T2);
            double next = Math.max(end, value) + GAP;
            if (s != sums.getLast()) pen.down(Token.LINE1, next, top - 20, 40);
            x = next + INSET;
        }
        if (x + Pen.width(note, Type.BODY) + INSET <= width) pen.richTo(note, width - INSET, top + 4, Type.BODY, Token.T3);
    }
}
