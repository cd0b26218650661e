package fathom.view.piece;

import fathom.style.Token;

/** How much of a limit is used: 6 pixels high with a tick at the warning; amber in the warning band, red past the limit. */
public final class LimitBar extends Surface {
    private double used = Double.NaN, tick = Double.NaN;
    private Token ink = Token.T3;

    /** @param width pixels; 0 to fill what it is given */
    public LimitBar(double width) {
        setMinHeight(10);
        setPrefHeight(10);
        setMaxHeight(10);
        if (width > 0) {
            setMinWidth(width);
            setPrefWidth(width);
            setMaxWidth(width);
        }
    }

    /** @param share of the limit, 1 at the limit; NaN for nothing known; @param warnAt likewise, NaN for none */
    public void show(double share, double warnAt) {
        show(share, warnAt, share > 1 ? Token.BAD : share >= warnAt ? Token.WARN : Token.T3);
    }

    public void show(double share, double warnAt, Token colour) {
        if (Double.compare(share, used) == 0 && Double.compare(warnAt, tick) == 0 && colour == ink) return;
        used = share;
        tick = warnAt;
        ink = colour;
        wholly();
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        pen.bar(Double.isNaN(used) ? 0 : used, tick, 0, 2, width, ink);
    }
}
