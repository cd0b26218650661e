package fathom.market.venue;

/** A decimal as a venue wrote it, in one number: its digits without the point and without leading zeros, and how many places follow the point. Zeros at its end count. */
public final class Written {
    /** Too long to be kept. */
    public static final long UNKNOWN = -1;
    static final int MOST_PLACES = 31;
    static final long MOST_DIGITS = (1L << 58) - 1;

    private Written() {}

    static long of(long digits, int places) {
        return digits << 5 | places;
    }

    /** E.g. 785000 for {@code 78500.0}, 31250 for {@code 0.00031250}. */
    public static long digits(long written) {
        return written >>> 5;
    }

    /** Adds it as it was written, e.g. {@code 0.00031250}. */
    public static void append(long written, StringBuilder to) {
        int places = (int) (written & 31), start = to.length();
        to.append(written >>> 5);
        if (places == 0) return;
        while (to.length() - start <= places) to.insert(start, '0');
        to.insert(to.length() - places, '.');
    }
}
