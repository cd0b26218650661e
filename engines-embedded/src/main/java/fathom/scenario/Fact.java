package fathom.scenario;

/**
 * A figure that a run observed besides its counts and latencies.
 *
 * @param subject whom it is about, e.g. an engine's label; empty where it is about the whole run
 * @param value   finite
 * @param unit    empty for a count
 */
public record Fact(String name, String subject, double value, String unit) {
    public static Fact of(String name, double value, String unit) {
        return new Fact(name, "", value, unit);
    }

    public static Fact count(String name, long value) {
        return new Fact(name, "", value, "");
    }

    public static Fact count(String name, String subject, long value) {
        return new Fact(name, subject, value, "");
    }
}
