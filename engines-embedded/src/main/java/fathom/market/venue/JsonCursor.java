package fathom.market.venue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;

/**
 * Reads one JSON document in place, value by value, as its reader asks for them. It makes no objects, and takes prices out of their quotes in the
 * one pass over the bytes that finds their end: a streaming parser of general use spends most of a frame's time on tokens and copies that nobody looks at.
 *
 * <p>It takes what RFC 8259 allows (but does not check UTF-8 inside strings); anything else is a {@link MalformedFrameException}.
 */
public final class JsonCursor {
    /** Unit of a price in fixed point: eight decimals are all that the venue gives. */
    public static final double SCALE = 1e8;
    private static final int PLACES = 8;
    private static final long MAX_EXACT = 1L << 53;
    private static final int MAX_DEPTH = 64;
    private static final long[] TENS = new long[PLACES + 1];
    private static final double[] POWERS = new double[19];

    static {
        for (int i = 0; i < POWERS.length; i++) POWERS[i] = i == 0 ? 1 : POWERS[i - 1] * 10;
        for (int i = 0; i < TENS.length; i++) TENS[i] = (long) POWERS[i];
    }

    private byte[] bytes;
    /** Where the last string stands: the document, or a copy of it without escapes. */
    private byte[] text;
    private int start;
    private int at;
    private int end;
    private int textFrom;
    private int textTo;
    private long digits;
    private int places;
    private boolean tooLong;

    public void on(byte[] line, int from, int to) {
        bytes = line;
        start = at = from;
        end = to;
    }

    /** The next byte that is not white space, without passing it. */
    public int peek() {
        while (at < end) {
            int c = bytes[at];
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') return c;
            at++;
        }
        throw cutOff();
    }

    public boolean atEnd() {
        while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) at++;
        return at == end;
    }

    /** Passes the opening bracket. @return whether there is anything before the closing one, which is passed if not */
    public boolean open(char bracket) {
        expect(bracket);
        if (peek() != closing(bracket)) return true;
        at++;
        return false;
    }

    /** After a member or element. @return whether another follows; if not, the closing bracket is passed */
    public boolean more(char bracket) {
        int c = peek();
        at++;
        if (c == ',') return true;
        if (c == closing(bracket)) return false;
        throw unexpected(at - 1);
    }

    public void expect(char wanted) {
        if (peek() != wanted) throw unexpected(at);
        at++;
    }

    /** Passes a member's name and its colon. @return its characters packed into one int, or 0 when they are more than four; see {@link #isText} */
    public int name() {
        pass();
        int packed = 0;
        if (textTo - textFrom <= 4) {
            for (int i = textFrom; i < textTo; i++) packed = packed << 8 | text[i] & 0xff;
        }
        expect(':');
        return packed;
    }

    /** Whether the last name or string reads so. */
    public boolean isText(String text) {
        if (textTo - textFrom != text.length()) return false;
        for (int i = 0; i < text.length(); i++) {
            if (this.text[textFrom + i] != text.charAt(i)) return false;
        }
        return true;
    }

    /** The last name or string. */
    public String text() {
        return new String(text, textFrom, textTo - textFrom, UTF_8);
    }

    /** Passes a string that will hardly come again. */
    public String string() {
        pass();
        return text();
    }

    /** Passes a string. */
    public String string(TextCache cache) {
        pass();
        return cache.string(text, textFrom, textTo - textFrom);
    }

    private void pass() {
        expect('"');
        byte[] b = bytes;
        int i = at;
        boolean escaped = false;
        textFrom = i;
        for (; i < end; i++) {
            int c = b[i];
            if (c == '"') {
                textTo = i;
                text = b;
                at = i + 1;
                if (escaped) unescape();
                return;
            }
            if (c == '\\') {
                escaped = true;
                i = escape(i + 1);
            }
            else if (c >= 0 && c < ' ') throw unexpected(i);
        }
        throw cutOff();
    }

    private void unescape() {
        var plain = new StringBuilder();
        String raw = new String(bytes, textFrom, textTo - textFrom, UTF_8);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            switch (c = raw.charAt(++i)) {
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    plain.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
                    i += 4;
                }
                default -> plain.append(c);
            }
        }
        text = plain.toString().getBytes(UTF_8);
        textFrom = 0;
        textTo = text.length;
    }

    /** @param i the place after the backslash @return the last place of the escape */
    private int escape(int i) {
        if (i >= end) throw cutOff();
        int hex = switch (bytes[i]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 0;
            case 'u' -> 4;
            default -> throw unexpected(i);
        };
        for (; hex > 0; hex--) {
            if (++i >= end) throw cutOff();
            if (Character.digit(bytes[i], 16) < 0) throw unexpected(i);
        }
        return i;
    }

    /** Passes a whole number that is not below zero. */
    public long integer() {
        int first = peek();
        byte[] b = bytes;
        int from = at;
        int i = from;
        long value = 0;
        for (; i < end && b[i] >= '0' && b[i] <= '9'; i++) value = value * 10 + (b[i] - '0');
        at = i;
        if (i - from > 19 || value < 0) throw new MalformedFrameException("has a number that is too large");
        if (i == from || first == '0' && i > from + 1) throw unexpected(from);
        return value;
    }

    /** Where the next value begins, or the document ends, to come {@link #back} to. */
    public int place() {
        atEnd();
        return at;
    }

    public void back(int place) {
        at = place;
    }

    /** Passes a whole number, which may be below zero. */
    public long signed() {
        if (peek() != '-') return integer();
        at++;
        return -integer();
    }

    /** Passes a whole number in quotes that is not below zero. */
    public long quotedInteger() {
        expect('"');
        long value = integer();
        if (at == end) throw cutOff();
        if (bytes[at] != '"') throw unexpected(at);
        at++;
        return value;
    }

    /** Passes a point in time such as {@code "2026-08-26T11:55:56.663054Z"}. @return epoch nanoseconds */
    public long time() {
        pass();
        long nanos = IsoTime.nanos(text, textFrom, textTo);
        if (nanos == IsoTime.NONE) throw new MalformedFrameException("has '" + text() + "' where a time belongs");
        return nanos;
    }

    /** Passes a price in quotes. @return the number times 10⁸, exactly */
    public long scaled() {
        decimal();
        if (places != PLACES) toEightPlaces();
        if (tooLong) throw new MalformedFrameException("has a price that is too large");
        return digits;
    }

    private void toEightPlaces() {
        for (; places > PLACES; places--) {
            if (digits % 10 != 0) throw notANumber();
            digits /= 10;
        }
        long ten = TENS[PLACES - places];
        tooLong |= digits > Long.MAX_VALUE / 10 / ten;
        digits *= ten;
    }

    /** Passes a size in quotes. @return the nearest double */
    public double value() {
        decimal();
        return nearest();
    }

    /** Passes a number without quotes that is not below zero. @return the nearest double */
    public double number() {
        int first = peek();
        if (first < '0' || first > '9') throw new MalformedFrameException("has no number where a price or a size belongs");
        digits(0);
        return nearest();
    }

    /** The last price or size as it was written: its digits without leading zeros, and how many of them stand behind the point. */
    public long asWritten() {
        return tooLong || places > Written.MOST_PLACES || digits > Written.MOST_DIGITS ? Written.UNKNOWN : Written.of(digits, places);
    }

    private double nearest() {
        // Both are exact doubles, so their quotient is the double nearest to the decimal (Clinger 1990).
        if (!tooLong && digits < MAX_EXACT) return places == 0 ? digits : digits / POWERS[places];
        double number = Double.parseDouble(new String(text, textFrom, textTo - textFrom, US_ASCII));
        if (number == Double.POSITIVE_INFINITY) throw new MalformedFrameException("has a number that is too large");
        return number;
    }

    /** Digits with at most one point among them, in quotes; an exponent is read too, but slowly, since no venue writes one in a book. */
    private void decimal() {
        int quote = peek();
        if (quote >= '0' && quote <= '9' || quote == '-') throw new MalformedFrameException("has a bare number where a price or a size in quotes belongs");
        expect('"');
        digits('"');
        at++;
    }

    /** @param after what must follow; any end of a number if it is no quote */
    private void digits(int after) {
        byte[] b = bytes;
        int from = at;
        int i = from;
        int point = -1;
        long value = 0;
        int c = 0;
        for (; i < end; i++) {
            c = b[i];
            if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
            else if (c == '.' && point < 0 && i > from) point = i;
            else break;
        }
        text = b;
        textFrom = from;
        textTo = i;
        if (i == end) throw cutOff();
        if (i > from && (c | 0x20) == 'e') {
            withExponent(from, after);
            return;
        }
        if (i == from || (after == '"' ? c != '"' : !isEnd(c) || b[i - 1] == '.')) throw notANumber();
        at = i;
        digits = value;
        places = point < 0 ? 0 : i - point - 1;
        tooLong = i - from > 18;
    }

    private static boolean isEnd(int c) {
        return c == ',' || c == '}' || c == ']' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private void withExponent(int from, int after) {
        int i = from;
        while (i < end && (after == '"' ? bytes[i] != '"' : !isEnd(bytes[i]))) i++;
        if (i == end) throw cutOff();
        BigDecimal number;
        try {
            number = new BigDecimal(new String(bytes, from, i - from, ISO_8859_1)).stripTrailingZeros();
        } catch (NumberFormatException e) {
            throw notANumber();
        }
        textTo = i;
        at = i;
        long whole = (long) number.precision() - number.scale();
        tooLong = number.precision() > 18 || whole > 18 || number.scale() > 18;
        if (tooLong) return;
        places = Math.max(0, number.scale());
        digits = number.setScale(places).unscaledValue().longValueExact();
    }

    /** Passes true or false. */
    public boolean bool() {
        if (peek() == 't') {
            literal("true");
            return true;
        }
        literal("false");
        return false;
    }

    /** Passes any value. */
    public void skip() {
        skip(0);
    }

    private void skip(int depth) {
        if (depth > MAX_DEPTH) throw new MalformedFrameException("is nested too deep");
        int c = peek();
        switch (c) {
            case '"' -> pass();
            case '{' -> {
                if (!open('{')) return;
                do {
                    name();
                    skip(depth + 1);
                } while (more('{'));
            }
            case '[' -> {
                if (!open('[')) return;
                do skip(depth + 1);
                while (more('['));
            }
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> skipNumber();
        }
    }

    private void skipNumber() {
        if (bytes[at] == '-') at++;
        if (at < end && bytes[at] == '0') at++;
        else skipDigits();
        if (at < end && bytes[at] == '.') {
            at++;
            skipDigits();
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) at++;
            skipDigits();
        }
    }

    private void skipDigits() {
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') at++;
        if (at == end && at == from) throw cutOff();
        if (at == from) throw unexpected(at);
    }

    private void literal(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at == end) throw cutOff();
            if (bytes[at] != word.charAt(i)) throw unexpected(at);
        }
    }

    private static int closing(char bracket) {
        return bracket + 2;
    }

    private static MalformedFrameException cutOff() {
        return new MalformedFrameException("is cut off");
    }

    private MalformedFrameException unexpected(int place) {
        int c = bytes[place] & 0xff;
        String shown = c > ' ' && c < 0x7f ? "'" + (char) c + "'" : String.format("byte 0x%02x", c);
        return new MalformedFrameException("is not valid JSON at character " + (place - start + 1) + " of the frame (" + shown + ")");
    }

    private MalformedFrameException notANumber() {
        int to = Math.min(end, textFrom + 20);
        for (int i = textFrom; i < to; i++) {
            if (bytes[i] == '"') to = i;
        }
        return new MalformedFrameException("has '" + new String(bytes, textFrom, to - textFrom, ISO_8859_1)
                + "' where a price or a size belongs");
    }
}
