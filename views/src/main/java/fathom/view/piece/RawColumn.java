package fathom.view.piece;

import fathom.view.format.Format;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A column as other programs read it: where every cell is a number, without grouping and with the sign that they know, the unit in the head; ages and sizes of several units in
 * one of them. Where one is not, all stay as they are shown.
 */
record RawColumn(String head, List<String> cells) {
    private static final Pattern NUMBER = Pattern.compile("([−+-]?)([\\d,]*\\.?\\d+)(?:[\\s\\u2009\\u00a0]*(\\D.*)?)?");
    private static final Pattern PARTS = Pattern.compile("([\\d.,]+)[\\s\\u2009\\u00a0]*(h|min|s|ms|µs|ns)(?:[\\s\\u2009\\u00a0]+|$)");
    private static final Map<String, BigDecimal> SECONDS = Map.of("h", new BigDecimal(3600), "min", new BigDecimal(60), "s", BigDecimal.ONE, "ms", new BigDecimal("0.001"), "µs", new BigDecimal("0.000001"),
            "ns", new BigDecimal("0.000000001"));
    private static final Map<String, BigDecimal> BYTES = Map.of("B", BigDecimal.ONE, "KiB", new BigDecimal(1L << 10), "MiB", new BigDecimal(1L << 20), "GiB", new BigDecimal(1L << 30),
            "TiB", new BigDecimal(1L << 40));

    private record Value(BigDecimal number, String unit) {}

    static RawColumn of(String title, List<String> shown) {
        var values = new ArrayList<Value>();
        Set<String> units = new TreeSet<>();
        for (String text : shown) {
            Value value = value(text.strip());
            if (value == null && !isNone(text)) return new RawColumn(title, shown.stream().map(String::strip).toList());
            if (value != null) units.add(value.unit);
            values.add(value);
        }
        if (units.size() > 1) return of(title, values, units);
        return new RawColumn(units.isEmpty() ? title : head(title, units.iterator().next()), values.stream().map(v -> v == null ? "" : v.number.toPlainString()).toList());
    }

    /** Of several units: seconds or bytes, or else each with its own. */
    private static RawColumn of(String title, List<Value> values, Set<String> units) {
        Map<String, BigDecimal> factors = SECONDS.keySet().containsAll(units) ? SECONDS : BYTES.keySet().containsAll(units) ? BYTES : null;
        if (factors == null) return new RawColumn(title, values.stream().map(v -> v == null ? "" : (v.number.toPlainString() + " " + v.unit).strip()).toList());
        return new RawColumn(head(title, factors == SECONDS ? "s" : "B"),
                values.stream().map(v -> v == null ? "" : v.number.multiply(factors.get(v.unit)).stripTrailingZeros().toPlainString()).toList());
    }

    private static String head(String title, String unit) {
        return unit.isEmpty() || (" " + title).endsWith(" " + unit) ? title : (title + " " + unit).strip();
    }

    private static boolean isNone(String text) {
        return text.isBlank() || text.strip().equals(Format.NONE);
    }

    /** Null for what is no number. */
    private static Value value(String text) {
        var parts = PARTS.matcher(text);
        var sum = BigDecimal.ZERO;
        int end = 0, count = 0;
        for (; parts.find() && parts.start() == end; count++, end = parts.end()) sum = sum.add(number(parts.group(1)).multiply(SECONDS.get(parts.group(2))));
        if (count > 1 && end == text.length()) return new Value(sum, "s");
        var one = NUMBER.matcher(text);
        if (!one.matches()) return null;
        String unit = one.group(3) == null ? "" : one.group(3);
        if (unit.chars().anyMatch(Character::isDigit) || unit.startsWith("/") || unit.startsWith(":") || unit.startsWith("-") || unit.startsWith(".")) return null;
        BigDecimal number = number(one.group(2));
        return new Value(one.group(1).equals("−") || one.group(1).equals("-") ? number.negate() : number, unit);
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits.replace(",", ""));
    }
}
