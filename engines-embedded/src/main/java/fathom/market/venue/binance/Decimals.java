package fathom.market.venue.binance;

/** Decimal text such as {@code 61837.63000000} read without making a String of it. */
final class Decimals {
    /** Fixed-point unit of a price: eight decimals are all that the venue gives. */
    static final double SCALE = 1e8;
    private static final int PLACES = 8;
    private static final long MAX_EXACT = 1L << 53;
    private static final double[] POWERS = new double[23];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) POWERS[i] = POWERS[i - 1] * 10;
    }

    private Decimals() {}

    /** @return the number times 10⁸, exactly; @throws MalformedFrameException when it has more decimals, a sign, an exponent, or is above 9·10¹⁰ */
    static long scaled(char[] text, int from, int length) {
        long value = 0;
        int places = -1;
        for (int i = from, end = from + length; i < end; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                if (places == PLACES) {
                    if (digit != 0) throw notANumber(text, from, length);
                    continue;
                }
                if (value > (Long.MAX_VALUE - 9) / 10) throw notANumber(text, from, length);
                value = value * 10 + digit;
                if (places >= 0) places++;
            } else if (digit == '.' - '0' && places < 0 && i > from) {
                places = 0;
            } else {
                throw notANumber(text, from, length);
            }
        }
        if (length == 0) throw notANumber(text, from, length);
        for (int i = Math.max(places, 0); i < PLACES; i++) value = Math.multiplyExact(value, 10L);
        return value;
    }

    /** @return the nearest double; @throws MalformedFrameException when it is no number or below zero */
    static double value(char[] text, int from, int length) {
        long digits = 0;
        int places = -1;
        for (int i = from, end = from + length; i < end; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9 && digits < MAX_EXACT / 10) {
                digits = digits * 10 + digit;
                if (places >= 0) places++;
            } else if (digit == '.' - '0' && places < 0 && i > from) {
                places = 0;
            } else {
                return slow(text, from, length);
            }
        }
        if (length == 0) throw notANumber(text, from, length);
        // Both are exact doubles, so the quotient is the nearest double to the decimal (Clinger 1990).
        return places <= 0 ? digits : digits / POWERS[places];
    }

    private static double slow(char[] text, int from, int length) {
        try {
            double value = Double.parseDouble(new String(text, from, length));
            if (value >= 0 && value < Double.POSITIVE_INFINITY) return value;
        } catch (NumberFormatException e) {
            // told below, in the words of the frame
        }
        throw notANumber(text, from, length);
    }

    private static MalformedFrameException notANumber(char[] text, int from, int length) {
        return new MalformedFrameException("has '" + new String(text, from, Math.min(length, 40)) + "' where a price or a size belongs");
    }
}
