package fathom.engine.strategy;

/** Relative strength index (Wilder 1978), 0 to 100; NaN until as many changes as its length are known. Without any loss it is 100. */
public final class Rsi {
    private final Average gains, losses;
    private double last = Double.NaN;

    public Rsi(int length) {
        gains = Average.wilder(length);
        losses = Average.wilder(length);
    }

    public double add(double close) {
        double change = close - last;
        last = close;
        if (Double.isNaN(change)) return Double.NaN;
        double up = gains.add(Math.max(change, 0)), down = losses.add(Math.max(-change, 0));
        return down == 0 ? 100 : 100 - 100 / (1 + up / down);
    }
}
