package fathom.app.bench;

/**
 * One line of the table that {@code fathom bench} prints.
 *
 * @param value     median of the repetitions
 * @param yardstick what the value was measured against in the same run, in words
 * @param ratio     value to yardstick, median of the repetitions
 */
public record Row(String name, double value, String unit, String yardstick, double ratio) {}
