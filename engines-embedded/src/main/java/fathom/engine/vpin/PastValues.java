package fathom.engine.vpin;

import java.util.Arrays;

/** The empirical distribution of the latest values of a series. */
final class PastValues {
    private final double[] ring, sorted;
    private final int enough;
    private long count;

    /** @param capacity values remembered; @param enough values from which on a rank is given */
    PastValues(int capacity, int enough) {
        ring = new double[capacity];
        sorted = new double[capacity];
        this.enough = enough;
    }

    /** The part of the past values that is not above {@code value}, 0 to 1, NaN while there are too few; then remembers {@code value}. */
    double rank(double value) {
        int size = (int) Math.min(count, ring.length);
        int below = place(size, value);
        double rank = size < enough ? Double.NaN : (double) below / size;
        int slot = (int) (count++ % ring.length);
        if (size == ring.length) {
            int gone = place(size, ring[slot]) - 1;
            System.arraycopy(sorted, gone + 1, sorted, gone, size - gone - 1);
            if (gone < below) below--;
            size--;
        }
        System.arraycopy(sorted, below, sorted, below + 1, size - below);
        sorted[below] = value;
        ring[slot] = value;
        return rank;
    }

    /** How many of the first {@code size} sorted values are not above {@code value}. */
    private int place(int size, double value) {
        int found = Arrays.binarySearch(sorted, 0, size, value);
        if (found < 0) return -found - 1;
        while (found < size && sorted[found] == value) found++;
        return found;
    }
}
