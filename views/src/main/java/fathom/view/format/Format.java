package fathom.view.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Every number on screen, in one form each. What is not finite is {@link #NONE}, never 0. */
public final class Format {
    public static final String NONE = "—";
    public static final char MINUS = '−';

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    private static final double SAFE = 9e15;
    private static final Map<String, Integer> DIGITS = Map.ofEntries(Map.entry("BTC", 2), Map.entry("ETH", 2), Map.entry("BNB", 2), Map.entry("SOL", 2),
            Map.entry("LTC", 2), Map.entry("AVAX", 3), Map.entry("LINK", 3), Map.entry("DOT", 3), Map.entry("ADA", 4), Map.entry("XRP", 4),
            Map.entry("MATIC", 4), Map.entry("POL", 4), Map.entry("USDT", 4), Map.entry("USDC", 4));
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME_MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private Format() {}

    /** Grouped by thousands, true minus, half away from zero; zero has no sign. E.g. {@code 1,234,567.89}. */
    public static String number(double value, int decimals) {
        return number(value, decimals, false);
    }

    public static String whole(double value) {
        return number(value, 0, false);
    }

    /** With its sign, for changes, profit and net: {@code +10,246}, {@code −8,666}, {@code 0}. */
    public static String change(double value, int decimals) {
        return number(value, decimals, true);
    }

    private static String number(double value, int decimals, boolean plus) {
        if (!Double.isFinite(value)) return NONE;
        double magnitude = Math.abs(value);
        String digits = magnitude * POWERS[decimals] < SAFE ? Long.toString(Math.round(magnitude * POWERS[decimals]))
                : BigDecimal.valueOf(magnitude).setScale(decimals, RoundingMode.HALF_UP).unscaledValue().toString();
        if (digits.length() <= decimals) digits = "0".repeat(decimals + 1 - digits.length()) + digits;
        var out = new StringBuilder(digits.length() + 8);
        boolean zero = digits.chars().allMatch(c -> c == '0');
        if (!zero && value < 0) out.append(MINUS);
        if (!zero && value > 0 && plus) out.append('+');
        int wholes = digits.length() - decimals;
        for (int i = 0; i < wholes; i++) {
            if (i > 0 && (wholes - i) % 3 == 0) out.append(',');
            out.append(digits.charAt(i));
        }
        if (decimals > 0) out.append('.').append(digits, wholes, digits.length());
        return out.toString();
    }

    /** In the symbol's own digits: BTC {@code 67,184.50}, ADA {@code 0.4482}. */
    public static String price(String base, double value) {
        return number(value, digits(base, value));
    }

    /** Decimals of a price: the symbol's own, or by its size where the symbol is not known. */
    public static int digits(String base, double value) {
        Integer own = DIGITS.get(base);
        if (own != null) return own;
        double magnitude = Math.abs(value);
        return magnitude >= 100 ? 2 : magnitude >= 1 ? 3 : magnitude >= 0.01 ? 5 : 8;
    }

    /** E.g. {@code 4.61 %}. */
    public static String percent(double value, int decimals) {
        return unit(number(value, decimals), "%");
    }

    /** With its sign, e.g. {@code +6.5 bp}. */
    public static String basisPoints(double value) {
        return unit(change(value, 1), "bp");
    }

    /** {@code number unit}, or {@link #NONE} alone. */
    public static String unit(String number, String unit) {
        return number.equals(NONE) || unit.isEmpty() ? number : number + " " + unit;
    }

    /** Three significant digits, microseconds below one millisecond: {@code 5.2 µs}, {@code 742 µs}, {@code 1.86 ms}, {@code 1.20 s}. */
    public static String latency(double nanos) {
        return unit(latencyNumber(nanos), latencyUnit(nanos));
    }

    /** The number of {@link #latency} alone, to stand in front of {@link #latencyUnit}. */
    public static String latencyNumber(double nanos) {
        if (!Double.isFinite(nanos)) return NONE;
        double micros = Math.abs(nanos) / 1e3;
        if (micros < 999.5) return number(nanos / 1e3, micros < 99.95 ? 1 : 0);
        return micros < 999_500 ? three(nanos / 1e6) : three(nanos / 1e9);
    }

    public static String latencyUnit(double nanos) {
        double micros = Math.abs(nanos) / 1e3;
        return micros < 999.5 ? "µs" : micros < 999_500 ? "ms" : "s";
    }

    private static String three(double value) {
        double magnitude = Math.abs(value);
        return number(value, magnitude < 9.995 ? 2 : magnitude < 99.95 ? 1 : 0);
    }

    /** For a column in microseconds: decimals only below 100, padded so that the decimal points stand under each other. */
    public static String micros(double nanos) {
        return padded(nanos / 1e3);
    }

    /** The same for a column in milliseconds. */
    public static String millis(double nanos) {
        return padded(nanos / 1e6);
    }

    private static String padded(double value) {
        if (!Double.isFinite(value)) return NONE + "  ";
        return Math.abs(value) < 99.95 ? number(value, 1) : number(value, 0) + "  ";
    }

    /** A count per second for a column: whole, one decimal below 10 unless whole. */
    public static String perSecond(double rate) {
        return number(rate, rate < 9.95 && Math.abs(rate - Math.rint(rate)) >= 0.05 ? 1 : 0);
    }

    public static String rate(double perSecond, String what) {
        return unit(perSecond(perSecond), what + "/s");
    }

    /** Memory: {@code 1.22 GiB}, {@code 212 MiB}. */
    public static String memory(double bytes) {
        if (Math.abs(bytes) >= 0x1p30 * 0.9995) return unit(three(bytes / 0x1p30), "GiB");
        return unit(Math.abs(bytes) >= 0x1p20 ? whole(bytes / 0x1p20) : three(bytes / 0x1p20), "MiB");
    }

    /** Flow: {@code 38.6 MB/s}, {@code 1.20 GB/s}. */
    public static String flow(double bytesPerSecond) {
        return Math.abs(bytesPerSecond) >= 0.9995e9 ? unit(three(bytesPerSecond / 1e9), "GB/s") : unit(three(bytesPerSecond / 1e6), "MB/s");
    }

    /** {@code 0.1 s}, {@code 2 min 14 s}, {@code 3 h 05 min}. */
    public static String age(double nanos) {
        if (!Double.isFinite(nanos)) return NONE;
        double seconds = Math.max(0, nanos / 1e9);
        if (seconds < 59.95) return number(seconds, 1) + " s";
        long whole = (long) seconds;
        if (whole < 3600) return whole / 60 + " min " + two(whole % 60) + " s";
        return whole / 3600 + " h " + two(whole / 60 % 60) + " min";
    }

    /** How long something runs: {@code 00:29:56}; with days from the second on. */
    public static String clock(double nanos) {
        long seconds = (long) Math.max(0, nanos / 1e9);
        String day = seconds >= 86_400 ? seconds / 86_400 + " d " : "";
        return day + two(seconds / 3600 % 24) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
    }

    /** Minutes and seconds of a run: {@code 2:14}. */
    public static String minutes(double seconds) {
        long whole = (long) Math.max(0, seconds);
        return whole / 60 + ":" + two(whole % 60);
    }

    private static String two(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }

    /** UTC, {@code 14:32:07}; {@link #NONE} for 0. */
    public static String time(long epochNanos) {
        return epochNanos == 0 ? NONE : TIME.format(instant(epochNanos));
    }

    /** UTC with milliseconds, for tapes. */
    public static String timeMillis(long epochNanos) {
        return epochNanos == 0 ? NONE : TIME_MILLIS.format(instant(epochNanos));
    }

    /** {@code 2026-07-31}. */
    public static String date(long epochNanos) {
        return epochNanos == 0 ? NONE : DATE.format(instant(epochNanos));
    }

    private static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNanos, 1_000_000_000L), Math.floorMod(epochNanos, 1_000_000_000L));
    }
}
