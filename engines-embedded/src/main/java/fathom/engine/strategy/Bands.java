package fathom.engine.strategy;

/** Bollinger's bands: the simple average, and how many standard deviations (of the population) the last value is away from it. NaN until there are as many values as the length. */
public final class Bands {
    private final Ring values;

    public Bands(int length) {
        values = new Ring("the length of the bands", length);
    }

    /** @return the z-score of this value among the last ones; NaN where they are all the same, too */
    public double add(double value) {
        values.add(value);
        return (value - mean()) / deviation();
    }

    public double mean() {
        return values.isFull() ? values.mean() : Double.NaN;
    }

    public double deviation() {
        double deviation = values.isFull() ? values.deviation() : Double.NaN;
        return deviation > 0 ? deviation : Double.NaN;
    }
}
