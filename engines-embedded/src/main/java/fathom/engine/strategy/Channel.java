package fathom.engine.strategy;

/** Donchian's channel: the highest high and the lowest low of the bars before the present one; NaN until there are as many as its length. */
public final class Channel {
    private final Ring highs, lows;
    private double upper = Double.NaN, lower = Double.NaN;

    public Channel(int length) {
        highs = new Ring("the length of a channel", length);
        lows = new Ring("the length of a channel", length);
    }

    /** The bounds become those of the bars before this one. */
    public void add(PriceBar bar) {
        upper = highs.isFull() ? highs.highest() : Double.NaN;
        lower = lows.isFull() ? lows.lowest() : Double.NaN;
        highs.add(bar.high());
        lows.add(bar.low());
    }

    public double upper() {
        return upper;
    }

    public double lower() {
        return lower;
    }
}
