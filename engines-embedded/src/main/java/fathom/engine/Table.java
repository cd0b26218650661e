package fathom.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Data that whoever asks brings along: columns with names, rows of texts as they were written. What is no number where a number belongs is told with its row and column.
 *
 * @param columns names, each once
 * @param rows    as many texts each as there are columns
 */
public record Table(List<String> columns, List<List<String>> rows) {
    public static final Table NONE = new Table(List.of(), List.of());
    /** Cells. */
    public static final int LARGEST = 2_000_000;

    /** @throws IllegalArgumentException one sentence when it is no table, or too large */
    public Table {
        columns = List.copyOf(columns);
        if (columns.stream().distinct().count() < columns.size()) throw new IllegalArgumentException("the input has two columns of one name: " + String.join(", ", columns));
        if ((long) columns.size() * rows.size() > LARGEST) throw new IllegalArgumentException("the input has more than " + LARGEST + " cells");
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != columns.size()) {
                throw new IllegalArgumentException("row " + (i + 1) + " of the input has " + rows.get(i).size() + " values where there are " + columns.size() + " columns");
            }
        }
        rows = rows.stream().map(List::copyOf).toList();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public int count() {
        return rows.size();
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    /** All columns but these. */
    public List<String> columnsBesides(String... named) {
        return columns.stream().filter(c -> !List.of(named).contains(c)).toList();
    }

    /** @throws IllegalArgumentException when there is no such column */
    public List<String> texts(String column) {
        int place = columns.indexOf(column);
        if (place < 0) throw new IllegalArgumentException("the input has no column '" + column + "'; there are " + String.join(", ", columns));
        return rows.stream().map(row -> row.get(place)).toList();
    }

    /** Finite numbers. @throws IllegalArgumentException one sentence when there is no such column, or a value is none */
    public double[] numbers(String column) {
        List<String> texts = texts(column);
        var numbers = new double[texts.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = number(texts.get(i), i, column);
        return numbers;
    }

    private static double number(String text, int row, String column) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) return value;
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("row %d of the input, column '%s': '%s' is no number".formatted(row + 1, column, text));
    }

    /**
     * The column {@code time}, or where there is none {@code date}: ISO 8601, UTC where it names no zone, or a number since the epoch (seconds below 1e11,
     * milliseconds below 1e14, microseconds below 1e17, else nanoseconds).
     *
     * @return epoch nanoseconds; @throws IllegalArgumentException one sentence when there is no such column, or a value is no time
     */
    public long[] times() {
        List<String> texts = texts(timeColumn());
        var times = new long[texts.size()];
        for (int i = 0; i < times.length; i++) {
            try {
                times[i] = Times.parse(texts.get(i));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("row %d of the input, column '%s': %s".formatted(i + 1, timeColumn(), e.getMessage()), e);
            }
        }
        return times;
    }

    /** As {@link #times()}, each later than the one before. @throws IllegalArgumentException also when one is not */
    public long[] risingTimes() {
        long[] times = times();
        for (int i = 1; i < times.length; i++) {
            if (times[i] <= times[i - 1]) throw new IllegalArgumentException("row %d of the input is not later than the row before it".formatted(i + 1));
        }
        return times;
    }

    /** As {@link #times()}, none earlier than the one before. @throws IllegalArgumentException also when one is */
    public long[] orderedTimes() {
        long[] times = times();
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) throw new IllegalArgumentException("row %d of the input is earlier than the row before it".formatted(i + 1));
        }
        return times;
    }

    private String timeColumn() {
        return !has("time") && has("date") ? "date" : "time";
    }

    /** SHA-256 of the columns and rows as CSV with one line feed after each, in lower-case hexadecimal. */
    public String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(line(columns));
            for (List<String> row : rows) digest.update(line(row));
            return HexFormat.of().formatHex(digest.digest()).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static byte[] line(List<String> values) {
        return values.stream().collect(Collectors.joining(",", "", "\n")).getBytes(StandardCharsets.UTF_8);
    }
}
