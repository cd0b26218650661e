package fathom.hardware;

/**
 * Where a reading comes from.
 *
 * @param source  who told it, e.g. {@code /proc/stat} or {@code IOReport, Energy Model}
 * @param method  what was done with what he told
 * @param atLeast whether the true value may be larger, as where a histogram ends below it
 */
public record Origin(String source, String method, boolean atLeast) {
    public static final Origin UNKNOWN = new Origin("", "", false);

    public static Origin of(String source, String method) {
        return new Origin(source, method, false);
    }
}
