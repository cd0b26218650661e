package fathom.measure;

import java.util.Locale;

/** How figures are written in sentences and reports. */
public final class Figures {
    private static final double NANOS_PER_MICRO = 1e3;

    private Figures() {}

    /** Grouped thousands, e.g. {@code 1,234,567}. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** Three significant digits, all digits of whole numbers: {@code 4.61 %}, {@code 12,345}. */
    public static String exact(double value, String unit) {
        return number(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** One decimal, e.g. {@code 15.2}. */
    public static String tenths(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    public static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) return count((long) value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** A latency with three significant digits and the unit that suits it: {@code 5.20 µs}, {@code 1.86 ms}, {@code 1.20 s}. */
    public static String latency(double nanos) {
        if (nanos < 1e6) return threeDigits(nanos / NANOS_PER_MICRO) + " µs";
        if (nanos < 1e9) return threeDigits(nanos / 1e6) + " ms";
        return threeDigits(nanos / 1e9) + " s";
    }

    private static String threeDigits(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
