package fathom.engine.strategy;

/** Average true range (Wilder 1978), in the unit of the price: how far a bar reaches, the gap since the last close included. NaN until as many bars with one before them are known. */
public final class TrueRange {
    private final Average average;
    private double lastClose = Double.NaN;

    public TrueRange(int length) {
        average = Average.wilder(length);
    }

    public double add(PriceBar bar) {
        double before = lastClose;
        lastClose = bar.close();
        if (Double.isNaN(before)) return Double.NaN;
        return average.add(Math.max(bar.high(), before) - Math.min(bar.low(), before));
    }
}
