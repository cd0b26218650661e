package fathom.app.bench;

/**
 * One line of the table that {@code fathom bench} prints.
 *
 * @param value     median of the repetitions
 * @param yardstick what the value was measured against in the same run, in words
 * @param ratio     value to yardstick, median of the repetitions
 * @param withheld  per cent of the wanted processor time that the host withheld meanwhile, see {@link Host}; NaN when not known
 */
public record Row(String name, double value, String unit, String yardstick, double ratio, double withheld) {
    public Row(String name, double value, String unit, String yardstick, double ratio) {
        this(name, value, unit, yardstick, ratio, Double.NaN);
    }

    public Row withheld(double percent) {
        return new Row(name, value, unit, yardstick, ratio, percent);
    }
}
