package fathom.measure;

import java.util.List;

/** What kind of figure a metric is: the units that a threshold may be given in, the first of them that of facts and reports. */
public enum Quantity {
    /** Observed in nanoseconds. */
    TIME("ms", "s", "us", "µs"), COUNT(""), PERCENT("%"), RATE("/s"), BYTES("B"), MONEY("USD");

    private final List<String> units;

    Quantity(String... units) {
        this.units = List.of(units);
    }

    public List<String> units() {
        return units;
    }

    /** In which it is told. */
    public String unit() {
        return units.getFirst();
    }

    /** @param observed nanoseconds if it is a time; @param unit one of {@link #units} */
    public double in(String unit, double observed) {
        return this == TIME ? observed / nanos(unit) : observed;
    }

    /** Nanoseconds in one of a unit of time. */
    public static double nanos(String unit) {
        return switch (unit) {
            case "s" -> 1e9;
            case "ms" -> 1e6;
            case "us", "µs" -> 1e3;
            default -> throw new IllegalArgumentException("no unit of time: '" + unit + "'");
        };
    }
}
