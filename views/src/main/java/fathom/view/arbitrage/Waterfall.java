package fathom.view.arbitrage;

import fathom.model.FeeSchedule;
import fathom.model.Opportunity;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import fathom.view.piece.Surface;
import java.util.ArrayList;
import java.util.List;

/** From gross over fees to net, in basis points of what is bought. */
final class Waterfall extends Surface {
    private static final double LEFT = 136, RIGHT = 84, INSET = 12, BAR = 14;
    /** Basis points: below what a column shows. */
    private static final double SAME = 0.05;

    /** One bar from {@code from} to {@code to}; {@code change} stands at the right. */
    record Step(String name, double from, double to, double change, Token ink, boolean sum) {}

    private List<Step> steps = List.of();

    Waterfall() {
        setMinSize(0, 0);
    }

    void show(Opportunity edge, FeeSchedule fees) {
        List<Step> now = edge == null ? List.of() : steps(edge, fees);
        if (now.equals(steps)) return;
        steps = now;
        wholly();
    }

    /** The two fees apart where the schedule explains their sum; together where the edge was judged with another one. */
    static List<Step> steps(Opportunity o, FeeSchedule fees) {
        double gross = o.grossBp(), net = o.netBp(), both = ArbitrageModel.feesBp(o);
        double buy = fees.taker(o.buy().venue()) * 1e4, sell = fees.taker(o.sell().venue()) * o.sellPrice() / o.buyPrice() * 1e4;
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("gross, bid less ask", 0, gross, gross, Token.C1, false));
        if (Math.abs(buy + sell - both) < SAME) {
            steps.add(new Step("taker fee " + o.buy().venue().label(), gross, gross - buy, -buy, Token.LINE3, false));
            steps.add(new Step("taker fee " + o.sell().venue().label(), gross - buy, net, -sell, Token.LINE3, false));
        } else {
            steps.add(new Step("taker fees, both", gross, net, -both, Token.LINE3, false));
        }
        steps.add(new Step("net", 0, net, net, net > 0 ? Token.UP : Token.T3, true));
        return steps;
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        if (!whole) return;
        if (steps.isEmpty()) {
            pen.textAround("No edge has been seen yet.", width / 2, height / 2 + 4, Type.BODY, Token.T3);
            return;
        }
        double low = Math.min(0, steps.stream().mapToDouble(s -> Math.min(s.from, s.to)).min().orElse(0));
        double high = Math.max(0, steps.stream().mapToDouble(s -> Math.max(s.from, s.to)).max().orElse(0));
        double scale = (width - LEFT - RIGHT) / Math.max(1e-9, high - low), row = Math.min(40, (height - 16) / steps.size());
        double top = Math.floor((height - row * steps.size()) / 2);
        for (int i = 0; i < steps.size(); i++) {
            Step s = steps.get(i);
            double y = top + i * row, middle = Math.floor(y + row / 2);
            double x = LEFT + (Math.min(s.from, s.to) - low) * scale, w = Math.max(1.5, Math.abs(s.to - s.from) * scale);
            pen.text(s.name, INSET, middle + 4, s.sum ? Type.PANEL : Type.BODY, s.sum ? Token.T1 : Token.T2);
            pen.fill(s.ink, x, middle - BAR / 2, w, BAR);
            Token ink = s.sum && s.change > 0 ? Token.UP : Token.T1;
            pen.textTo(Format.basisPoints(s.change), width - INSET, middle + 4, s.sum ? Type.NUM_STRONG : Type.NUM, ink);
        }
        pen.down(Token.LINE2, LEFT - low * scale, top, row * steps.size());
    }
}
