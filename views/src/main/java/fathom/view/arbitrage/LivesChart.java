package fathom.view.arbitrage;

import fathom.style.Token;
import fathom.style.Type;
import fathom.view.arbitrage.ArbitrageModel.Lives;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import fathom.view.piece.Surface;
import java.util.Arrays;

/** How long edges lived that could have been taken: one bar per doubling. */
final class LivesChart extends Surface {
    private static final double INSET = 12, HEAD = 20, FOOT = 16;

    private Lives lives = new Lives(0.01, new long[12]);

    LivesChart() {
        setMinSize(0, 0);
    }

    void show(Lives now) {
        if (Arrays.equals(now.counts(), lives.counts())) return;
        lives = now;
        wholly();
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        if (!whole) return;
        pen.across(Token.LINE1, 0, 0, width);
        pen.text("how long takeable edges lived, last ended", INSET, 16, Type.SMALL, Token.T3);
        pen.textTo("n " + Format.whole(lives.total()), width - INSET, 16, Type.SMALL_NUM, Token.T2);
        double each = (width - 2 * INSET) / lives.counts().length, h = height - HEAD - FOOT;
        long most = Math.max(1, Arrays.stream(lives.counts()).max().orElse(1));
        for (int i = 0; i < lives.counts().length; i++) {
            double x = INSET + i * each, bar = lives.counts()[i] == 0 ? 0 : Math.max(1, lives.counts()[i] * h / most);
            pen.fill(Token.H4, x, HEAD + h - bar, each - 2, bar);
            boolean last = i == lives.counts().length - 1;
            pen.textAround(last ? "more" : label(lives.upTo(i)), x + each / 2 - 1, height - 4, Type.SMALL_NUM, Token.T3);
        }
        pen.across(Token.LINE2, INSET, HEAD + h, width - 2 * INSET);
    }

    /** The end of a class: {@code .08} or {@code 5.1}, seconds. */
    private static String label(double seconds) {
        String text = Format.number(seconds, seconds < 1 ? 2 : seconds < 2 ? 1 : 0);
        return text.startsWith("0.") ? text.substring(1) : text;
    }
}
