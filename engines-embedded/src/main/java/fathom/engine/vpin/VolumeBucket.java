package fathom.engine.vpin;

/**
 * A closed bucket.
 *
 * @param buy  base currency bought; @param sell sold
 * @param vpin over the window that ends with this bucket, 0 to 1; NaN until the window is full
 * @param at   event time of the last trade in the time bar that closed it, epoch nanoseconds
 */
public record VolumeBucket(double buy, double sell, double vpin, long at) {
    public double volume() {
        return buy + sell;
    }

    public double imbalance() {
        return Math.abs(buy - sell);
    }
}
