package fathom.market.venue;

/** A decimal as a venue wrote it, in one number: its digits without the point and without leading zeros, and how many places follow the point. Zeros at its end count. */
public final class Written {
    /** Too long to be kept. */
    public static final long UNKNOWN = -1;
    /** Bytes that one may take, with point and zeros before it. */
    public static final int LONGEST = 40;
    static final int MOST_PLACES = 31;
    static final long MOST_DIGITS = (1L << 58) - 1;
    private static final byte[] PAIRS = new byte[200];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private Written() {}

    static long of(long digits, int places) {
        return digits << 5 | places;
    }

    /** Writes its digits alone, e.g. 785000 for {@code 78500.0}, 31250 for {@code 0.00031250}, none for 0. @return the place after them */
    public static int digits(long written, byte[] to, int at) {
        long number = written >>> 5;
        if (number == 0) return at;
        int end = at + length(number);
        ascii(number, to, end);
        return end;
    }

    /** Writes it as it was written, e.g. {@code 0.00031250}. @return the place after it */
    public static int text(long written, byte[] to, int at) {
        long number = written >>> 5;
        int places = (int) (written & 31), length = Math.max(length(number), places + 1);
        if (places == 0) {
            ascii(number, to, at + length);
            return at + length;
        }
        for (int i = at; i < at + length; i++) to[i] = '0';
        ascii(number, to, at + length);
        System.arraycopy(to, at + length - places, to, at + length - places + 1, places);
        to[at + length - places] = '.';
        return at + length + 1;
    }

    private static int length(long number) {
        int length = 1;
        for (long limit = 10; length < 18 && number >= limit; limit *= 10) length++;
        return length;
    }

    /** Two at a time, from the last. */
    private static void ascii(long number, byte[] to, int end) {
        while (number >= 100) {
            int pair = (int) (number % 100) << 1;
            number /= 100;
            to[--end] = PAIRS[pair + 1];
            to[--end] = PAIRS[pair];
        }
        int pair = (int) number << 1;
        to[--end] = PAIRS[pair + 1];
        if (number >= 10) to[--end] = PAIRS[pair];
    }
}
