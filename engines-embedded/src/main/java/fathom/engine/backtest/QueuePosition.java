package fathom.engine.backtest;

import fathom.engine.Require;
import fathom.model.Side;

/**
 * A limit order that waits at its price behind what was shown there when it came: only trades by takers of the other side bring it forward, the one that clears the queue fills
 * it by what is left over, and a trade through its price fills it whole. What is cancelled ahead of it is not known and not believed, except that no more can be ahead than is shown.
 */
public final class QueuePosition {
    private final Side side;
    private final double price;
    private double left;
    private double ahead;

    /** @param size of the order; @param shown at its price on its side when it came */
    public QueuePosition(Side side, double price, double size, double shown) {
        this.side = side;
        this.price = Require.above("the price of an order", price, 0);
        left = Require.above("the size of an order", size, 0);
        ahead = Require.notNegative("the size at the price", shown);
    }

    /** @return how much of the order this trade fills */
    public double onTrade(Side taker, double at, double size) {
        boolean towards = side == Side.BUY ? taker == Side.SELL && at <= price : taker == Side.BUY && at >= price;
        if (!towards || left == 0) return 0;
        double filled = at == price ? Math.min(left, Math.max(0, size - ahead)) : left;
        ahead = at == price ? Math.max(0, ahead - size) : 0;
        left -= filled;
        return filled;
    }

    /** What is shown at its price now: no more than that is ahead of it. */
    public void onDepth(double shown) {
        ahead = Math.min(ahead, Require.notNegative("the size at the price", shown));
    }

    /** Changed in price or raised in size: to the back of the queue. */
    public void toTheBack(double shown) {
        ahead = Require.notNegative("the size at the price", shown);
    }

    public Side side() {
        return side;
    }

    public double price() {
        return price;
    }

    public double ahead() {
        return ahead;
    }

    /** Not filled yet. */
    public double left() {
        return left;
    }
}
