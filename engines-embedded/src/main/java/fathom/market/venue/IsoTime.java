package fathom.market.venue;

import java.time.LocalDate;
import java.time.DateTimeException;

/** Reads {@code 2026-08-26T11:55:56.663054Z} in place, with up to nine places. */
final class IsoTime {
    static final long NONE = Long.MIN_VALUE;
    private static final int SECONDS_END = 19;

    private IsoTime() {}

    /** @return epoch nanoseconds, {@link #NONE} when it is no such time between 1970 and 2261 */
    static long nanos(byte[] b, int from, int to) {
        int year = two(b, from, to) * 100 + two(b, from + 2, to), month = two(b, from + 5, to), day = two(b, from + 8, to);
        int hour = two(b, from + 11, to), minute = two(b, from + 14, to), second = two(b, from + 17, to);
        if (to - from <= SECONDS_END || b[to - 1] != 'Z' || year < 1970 || year > 2261 || hour > 23 || minute > 59 || second > 60 || month < 0 || day < 0 || hour < 0 || minute < 0
                || second < 0) return NONE;
        if (b[from + 4] != '-' || b[from + 7] != '-' || b[from + 10] != 'T' || b[from + 13] != ':' || b[from + 16] != ':') return NONE;
        long fraction = 0;
        int at = from + SECONDS_END, places = to - 2 - at;
        if (at < to - 1) {
            if (b[at] != '.' || places < 1 || places > 9) return NONE;
            for (int i = 0; i < 9; i++) {
                int c = i < places ? b[at + 1 + i] : '0';
                if (c < '0' || c > '9') return NONE;
                fraction = fraction * 10 + (c - '0');
            }
        }
        try {
            return ((LocalDate.of(year, month, day).toEpochDay() * 24 + hour) * 60 + minute) * 60_000_000_000L + second * 1_000_000_000L + fraction;
        } catch (DateTimeException e) {
            return NONE;
        }
    }

    private static int two(byte[] b, int at, int to) {
        if (at + 1 >= to) return -1_000_000;
        int tens = b[at] - '0', ones = b[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1_000_000 : tens * 10 + ones;
    }
}
