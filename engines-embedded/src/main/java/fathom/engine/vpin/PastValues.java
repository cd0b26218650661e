package fathom.engine.vpin;

/** The empirical distribution of the latest values of a series. */
final class PastValues {
    /** Values nearer to each other than rounding can tell are equal. */
    private static final double ROUNDING = 1e-9;

    private final double[] ring, sorted;
    private final int enough;
    private long count;

    /** @param capacity values remembered; @param enough values from which on a rank is given */
    PastValues(int capacity, int enough) {
        ring = new double[capacity];
        sorted = new double[capacity];
        this.enough = enough;
    }

    /**
     * Where {@code value} stands among the past ones, 0 to 1: the part that is below it and half the part that equals it (mid-rank), so that a series that
     * does not move stays in its middle. NaN while there are too few. Then remembers {@code value}.
     */
    double rank(double value) {
        int size = (int) Math.min(count, ring.length);
        double rank = size < enough ? Double.NaN : (place(size, value - ROUNDING) + place(size, value + ROUNDING)) / 2.0 / size;
        int slot = (int) (count++ % ring.length);
        if (size == ring.length) {
            int gone = place(size, ring[slot]);
            System.arraycopy(sorted, gone + 1, sorted, gone, size - gone - 1);
            size--;
        }
        int place = place(size, value);
        System.arraycopy(sorted, place, sorted, place + 1, size - place);
        sorted[place] = value;
        ring[slot] = value;
        return rank;
    }

    /** How many of the first {@code size} sorted values are below {@code value}. */
    private int place(int size, double value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
