package fathom.engine.enhancedvpin;

/** Where a figure stands among the latest ones before it. */
final class PastRank {
    private final double[] ring;
    private final int enough;
    private long count;

    /** @param capacity values remembered; @param enough values from which on a rank is given */
    PastRank(int capacity, int enough) {
        ring = new double[capacity];
        this.enough = enough;
    }

    /** The part of the past ones that is below and half the part that equals it, 0 to 1; NaN while there are too few. Then remembers it. @param value a number */
    double rank(double value) {
        int size = (int) Math.min(count, ring.length), below = 0, equal = 0;
        for (int i = 0; i < size; i++) {
            if (ring[i] < value) below++;
            else if (ring[i] == value) equal++;
        }
        ring[(int) (count++ % ring.length)] = value;
        return size < enough ? Double.NaN : (below + equal / 2.0) / size;
    }

    int size() {
        return (int) Math.min(count, ring.length);
    }
}
