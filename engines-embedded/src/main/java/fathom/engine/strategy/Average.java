package fathom.engine.strategy;

/** A moving average of a stream; NaN until it has as many values as its length. */
public final class Average {
    private enum Weighting { EQUAL, EXPONENTIAL }

    private final Weighting weighting;
    private final double newest;
    private final Ring first;
    private double value = Double.NaN;

    private Average(Weighting weighting, int length, double newest) {
        this.weighting = weighting;
        this.newest = newest;
        first = new Ring("the length of an average", length);
    }

    public static Average simple(int length) {
        return new Average(Weighting.EQUAL, length, Double.NaN);
    }

    /** Weight 2/(length + 1) for the newest value; begins as the simple one of the first values. */
    public static Average exponential(int length) {
        return new Average(Weighting.EXPONENTIAL, length, 2.0 / (length + 1));
    }

    /** Weight 1/length for the newest value (Wilder 1978); begins as the simple one. */
    public static Average wilder(int length) {
        return new Average(Weighting.EXPONENTIAL, length, 1.0 / length);
    }

    /** @return the average with this value */
    public double add(double x) {
        if (weighting == Weighting.EQUAL || !first.isFull()) {
            first.add(x);
            value = first.isFull() ? first.mean() : Double.NaN;
        } else {
            value += newest * (x - value);
        }
        return value;
    }

    public double value() {
        return value;
    }
}
