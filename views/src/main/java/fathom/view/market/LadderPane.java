package fathom.view.market;

import fathom.model.Side;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import fathom.view.market.LadderPicture.Band;
import fathom.view.market.LadderPicture.Head;
import fathom.view.market.LadderPicture.Heads;
import fathom.view.market.LadderPicture.Row;
import fathom.view.piece.Pen;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Surface;
import java.util.Arrays;
import javafx.scene.AccessibleRole;

/** The ladder: one list of prices, venues side by side, asks above and bids below. Paints only the rows that differ from what stands there. */
final class LadderPane extends Surface {
    private static final double ROW = 20, HEAD = 44, BAND = 28, INSET = 12, GAP = 8, PRICE = 100, CUMULATED = 112, NARROW = 104, WIDE = 320;

    /** An age in minutes leaves no room for the currency beside it, milliseconds. */
    private static final long LONG = 60_000;

    private LadderPicture picture = LadderPicture.NONE;
    private String why = "";
    private Heads paintedHeads;
    private Band paintedBand;
    private Row[] paintedAsks = {}, paintedBids = {};

    LadderPane() {
        getStyleClass().add("ladder");
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setMinSize(0, 0);
    }

    /** How many rows there is room for, both sides together. */
    int rows() {
        return (int) Math.max(2, (getHeight() - HEAD - BAND) / ROW);
    }

    /** @param whyEmpty said instead where nobody quotes */
    void show(LadderPicture now, String whyEmpty) {
        boolean another = now.heads().venues().size() != picture.heads().venues().size() || !now.heads().unit().equals(picture.heads().unit())
                || now.asks().size() != picture.asks().size() || now.bids().size() != picture.bids().size();
        picture = now;
        if (another || !whyEmpty.equals(why)) wholly();
        why = whyEmpty;
        setAccessibleText(now.ladder().isEmpty() ? whyEmpty : spoken());
        repaint();
    }

    private String spoken() {
        Heads h = picture.heads();
        return h.unit() + " over " + h.venues().size() + " venues, spread " + Format.number(picture.band().spread(), h.digits() + 1) + " USD";
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        if (picture.ladder().isEmpty()) {
            pen.clear(0, 0, width, height);
            pen.textAround(why, width / 2, height / 2, Type.BODY, Token.T2);
            forget();
            return;
        }
        if (whole || paintedAsks.length != picture.asks().size() || paintedBids.length != picture.bids().size()) {
            pen.clear(0, 0, width, height);
            forget();
        }
        var columns = new Columns(width, picture.heads().venues().size());
        if (!picture.heads().equals(paintedHeads)) heads(pen, columns, paintedHeads = picture.heads());
        double middle = HEAD + picture.asks().size() * ROW;
        for (int r = 0; r < paintedAsks.length; r++) {
            Row ask = picture.asks().get(r);
            if (!ask.equals(paintedAsks[r])) row(pen, columns, paintedAsks[r] = ask, middle - (r + 1) * ROW, false);
        }
        for (int r = 0; r < paintedBids.length; r++) {
            Row bid = picture.bids().get(r);
            if (!bid.equals(paintedBids[r])) row(pen, columns, paintedBids[r] = bid, middle + BAND + r * ROW, true);
        }
        if (!picture.band().equals(paintedBand)) band(pen, width, middle, paintedBand = picture.band());
    }

    private void forget() {
        paintedHeads = null;
        paintedBand = null;
        paintedAsks = new Row[picture.asks().size()];
        paintedBids = new Row[picture.bids().size()];
    }

    /** Where the columns end. One venue gets no sum beside it: that would be the same number twice. */
    private record Columns(double width, int venues) {
        boolean summed() {
            return venues > 1;
        }

        double each() {
            return Math.min(venues == 1 ? WIDE : NARROW, Math.floor((width - PRICE - CUMULATED) / (venues + (summed() ? 1 : 0))));
        }

        double left(int venue) {
            return PRICE + venue * each();
        }

        double total() {
            return left(venues + 1) - GAP;
        }

        double cumulated() {
            return left(venues + (summed() ? 1 : 0));
        }

        /** Room for the bar of the cumulated size, left of its number. */
        double bar() {
            return width - GAP - cumulated() - GAP - 64;
        }
    }

    private void heads(Pen pen, Columns columns, Heads heads) {
        pen.fill(Token.BG1, 0, 0, columns.width, HEAD);
        pen.text("Price", INSET, 17, Type.BODY, Token.T1);
        pen.text("USD, step " + Format.number(heads.step(), heads.digits()), INSET, 33, Type.SMALL, Token.T3);
        for (int v = 0; v < columns.venues; v++) {
            Head head = heads.venues().get(v);
            double right = columns.left(v + 1) - GAP;
            double from = pen.textTo(head.venue(), right, 17, Type.BODY, head.stale() ? Token.T3 : Token.T1);
            pen.glyph(head.stale() ? State.STALE : State.OK, from - 14, 8, 10);
            double quote = head.millis() < LONG ? pen.textTo(head.quote(), right, 33, Type.SMALL_NUM, Token.T3) - 6 : right;
            String age = head.millis() < 0 ? "" : head.millis() < 1000 ? head.millis() + " ms" : Format.age(head.millis() * 1e6);
            pen.textTo(age, quote, 33, head.stale() ? Type.SMALL_NUM_STRONG : Type.SMALL_NUM, head.stale() ? Token.STALE : Token.T2);
        }
        if (columns.summed()) twoLines(pen, columns.total(), columns.venues == 2 ? "Both" : "All " + LadderPicture.count(columns.venues), heads.unit());
        twoLines(pen, columns.width - GAP, "From the best", heads.unit() + ", summed");
        pen.across(Token.LINE1, 0, HEAD - 1, columns.width);
    }

    private static void twoLines(Pen pen, double right, String title, String unit) {
        pen.textTo(title, right, 17, Type.BODY, Token.T1);
        pen.textTo(unit, right, 33, Type.SMALL, Token.T3);
    }

    private void row(Pen pen, Columns columns, Row row, double y, boolean bid) {
        pen.fill(row.crossed() ? Token.WARN_BG : Token.BG1, 0, y, columns.width, ROW);
        pen.across(Token.LINE1, 0, y + ROW - 1, columns.width);
        double baseline = Pen.baseline(y, ROW - 1);
        price(pen, row, baseline, bid);
        for (int v = 0; v < columns.venues; v++) {
            double size = row.sizes().get(v), right = columns.left(v + 1) - GAP;
            boolean best = (row.best() >> v & 1) == 1;
            if (size == 0) continue;
            double bar = Math.min(1, Math.sqrt(size / picture.ladder().clip())) * (columns.each() - GAP);
            pen.fill(bid ? Token.UP_BG : Token.DOWN_BG, columns.left(v + 1) - bar, y + 1, bar, ROW - 3);
            if (best) pen.fill(bid ? Token.UP : Token.DOWN, columns.left(v + 1) - 2, y + 1, 2, ROW - 3);
            Token ink = row.stale() ? Token.T3 : best ? Token.T1 : Token.T2;
            pen.textTo(size(size), right, baseline, best ? Type.NUM_STRONG : Type.NUM, ink);
        }
        Token ink = row.stale() ? Token.T3 : Token.T1;
        if (columns.summed() && row.total() > 0) pen.textTo(size(row.total()), columns.total(), baseline, Type.NUM, ink);
        if (Double.isNaN(row.cumulated())) return;
        pen.fill(Token.BG3, columns.cumulated() + GAP, y + 4, Math.max(1, row.share() * columns.bar()), ROW - 9);
        pen.textTo(size(row.cumulated()), columns.width - GAP, baseline, Type.NUM, row.stale() ? Token.T3 : Token.T2);
    }

    /** Decimals that say nothing step back. */
    private void price(Pen pen, Row row, double baseline, boolean bid) {
        int own = Format.digits(picture.heads().unit(), row.price()), digits = Math.max(picture.heads().digits(), own);
        String text = Format.number(row.price(), digits);
        int point = picture.heads().digits() == 0 && digits > 0 ? text.indexOf('.') : text.length();
        Token ink = row.stale() ? Token.T3 : bid ? Token.UP : Token.DOWN;
        double end = pen.text(text.substring(0, point), INSET, baseline, Type.NUM, ink);
        pen.text(text.substring(point), end, baseline, Type.NUM, Token.T3);
    }

    /** Fewer decimals for larger sizes, but the same down the whole ladder; what is too small for them is not 0. */
    private String size(double size) {
        double clip = picture.ladder().clip();
        int decimals = clip < 0.5 ? 5 : clip < 50 ? 3 : clip < 500 ? 2 : clip < 5000 ? 1 : 0;
        double least = Math.pow(10, -decimals);
        return size < least / 2 ? "<" + Format.number(least, decimals) : Format.number(size, decimals);
    }

    private void band(Pen pen, double width, double y, Band band) {
        pen.fill(Token.BG2, 0, y, width, BAND);
        pen.across(Token.LINE2, 0, y, width);
        pen.across(Token.LINE2, 0, y + BAND - 1, width);
        double baseline = Pen.baseline(y, BAND) + 1;
        String unit = picture.heads().unit();
        double x = INSET;
        if (Double.isNaN(band.last())) {
            x = pen.text("no trade yet", x, baseline, Type.BODY, Token.T3) + 16;
        } else {
            boolean bought = band.taker() == Side.BUY;
            x = pen.text(Format.price(unit, band.last()), x, baseline + 1, Type.SUM, band.stale() ? Token.T3 : Token.T1) + 8;
            x = pen.text(bought ? "▲" : "▼", x, baseline, Type.NUM, bought ? Token.UP : Token.DOWN) + 14;
        }
        boolean crossed = !band.crossing().isEmpty();
        String words = crossed ? band.crossing() : band.single() ? "" : "not crossed across venues";
        double right = pen.textTo(words, width - INSET, baseline, Type.BODY, crossed ? Token.WARN : Token.T3);
        if (crossed) {
            pen.glyph(State.WARN, right - 16, y + 9, 10);
            right -= 16;
        }
        int digits = Format.digits(unit, picture.asks().getFirst().price());
        for (Rich fact : Arrays.asList(
                Rich.of("spread ", strong(Format.number(band.spread(), digits)), " USD, ", strong(MarketTables.basisPoints(band.spreadBp())), " bp"),
                band.shared() ? Rich.of("microprice ", strong(Format.price(unit, band.microprice()))) : Rich.of("microprice absent: no consolidated book"),
                band.shared() ? Rich.of("bid share of depth ", strong(Format.percent(band.bidShare() * 100, 1))) : Rich.EMPTY)) {
            if (x + Pen.width(fact, Type.BODY) > right - 16) return;
            x = pen.rich(fact, x, baseline, Type.BODY, Token.T3) + 16;
        }
    }

    private static Rich.Span strong(String number) {
        return Rich.num(number).withInk(Token.T1);
    }
}
