package fathom.view.piece;

import fathom.style.Token;
import fathom.style.Type;

/**
 * One line of words and numbers that changes often: it keeps its width, so that nothing around it is laid out again. What does not fit ends in three dots, and
 * the whole of it is told to a mouse that rests there.
 */
public final class Caption extends Surface {
    private final Type type;
    private final Token ink;
    private final boolean right;
    private Rich rich = Rich.EMPTY;
    private double inset;
    private final Tip whole = new Tip(this);

    /** @param width pixels it always takes; 0 to fill what it is given */
    public Caption(Type type, Token ink, double width, boolean right) {
        this.type = type;
        this.ink = ink;
        this.right = right;
        setMinHeight(type.line());
        setPrefHeight(type.line());
        setMaxHeight(type.line());
        if (width > 0) {
            setMinWidth(width);
            setPrefWidth(width);
            setMaxWidth(width);
        } else {
            setMinWidth(0);
            setMaxWidth(Double.MAX_VALUE);
        }
    }

    /** Left, t2, body, as wide as it may. */
    public Caption() {
        this(Type.BODY, Token.T2, 0, false);
    }

    /** At the right of a panel's title: t3. */
    public static Caption hint(double width) {
        return new Caption(Type.BODY, Token.T3, width, true);
    }

    /** Pixels to keep free at both ends, where it stands in a panel under a table. */
    public Caption inset(double pixels) {
        inset = pixels;
        wholly();
        return this;
    }

    public void show(Object... parts) {
        show(Rich.of(parts));
    }

    public void show(Rich now) {
        if (now.equals(rich)) return;
        rich = now;
        setAccessibleText(now.text());
        wholly();
    }

    public String text() {
        return rich.text();
    }

    /** Pixels that all of it takes, from edge to edge. */
    public double needs() {
        return 2 * inset + Pen.width(rich, type);
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean afresh) {
        double baseline = Pen.baseline(0, height);
        Rich fits = Pen.fitting(rich, width - 2 * inset, type);
        whole.say(fits == rich ? "" : rich.text());
        if (right) pen.richTo(fits, width - inset, baseline, type, ink);
        else pen.rich(fits, inset, baseline, type, ink);
    }
}
