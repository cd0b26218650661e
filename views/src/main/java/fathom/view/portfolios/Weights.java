package fathom.view.portfolios;

import fathom.model.PortfolioMark.PositionMark;
import fathom.model.PortfolioMark;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import fathom.view.piece.Surface;
import java.util.List;

/** How NAV is spread over long positions and cash; for a book with shorts it says gross and net instead. */
final class Weights extends Surface {
    private static final double INSET = 12;

    private record Part(String base, double share) {}

    private List<Part> parts = List.of();
    private String words = "";

    Weights() {
        setMinSize(0, 0);
    }

    void show(PortfolioMark m) {
        boolean plain = m.positions().stream().allMatch(p -> p.value() >= 0);
        List<Part> now = plain ? m.positions().stream().map(Weights::part).toList() : List.of();
        String said = m.positions().isEmpty() ? m.unpriced().isEmpty() ? "No position: all of NAV is cash." : "No position has a price: NAV is the cash."
                : plain ? "" : "Gross " + Format.whole(m.gross()) + ", net " + Format.whole(m.net()) + " USD, leverage "
                        + Format.unit(Format.number(m.leverage(), 2), "×");
        if (now.equals(parts) && said.equals(words)) return;
        parts = now;
        words = said;
        wholly();
    }

    /** To a tenth of a per cent: finer changes nobody sees. */
    private static Part part(PositionMark p) {
        return new Part(p.base(), Math.rint(p.share() * 10) / 10);
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        if (!whole) return;
        pen.across(Token.LINE1, 0, 0, width);
        double middle = Math.floor(height / 2), w = width - 2 * INSET;
        if (!words.isEmpty()) {
            pen.text(words, INSET, middle + 4, Type.BODY, Token.T3);
            return;
        }
        pen.fill(Token.BG3, INSET, middle - 12, w, 8);
        double x = INSET, at = INSET;
        for (int i = 0; i < parts.size(); i++) {
            double part = Math.max(0, Math.min(100, parts.get(i).share)) / 100 * w;
            pen.fill(Token.series(i), x, middle - 12, Math.max(0, part - 1), 8);
            x += part;
            pen.fill(Token.series(i), at, middle + 6, 6, 6);
            at = pen.text(parts.get(i).base, at + 10, middle + 13, Type.SMALL, Token.T3) + 4;
            at = pen.text(Format.number(parts.get(i).share, 1), at, middle + 13, Type.SMALL_NUM, Token.T2) + 10;
        }
        pen.textTo("% NAV", width - INSET, middle + 13, Type.SMALL, Token.T3);
    }
}
