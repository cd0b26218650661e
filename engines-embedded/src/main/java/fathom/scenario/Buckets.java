package fathom.scenario;

/** The rows of a latency heat map: logarithmic, four to a factor of ten, from 1 µs to 10 s. */
public final class Buckets {
    public static final int PER_DECADE = 4;
    public static final int COUNT = 7 * PER_DECADE;

    private Buckets() {}

    /** @param nanos at least 0 */
    public static int of(long nanos) {
        if (nanos <= 1_000) return 0;
        return Math.min(COUNT - 1, (int) (Math.log10(nanos / 1_000.0) * PER_DECADE));
    }

    /** Lower edge in nanoseconds. */
    public static double lower(int bucket) {
        return 1_000 * Math.pow(10, (double) bucket / PER_DECADE);
    }
}
