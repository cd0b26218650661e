package fathom.engine.collateral;

/**
 * Scan risk, added up over underlyings.
 *
 * @param risk  the sum of the largest loss of each underlying
 * @param gains in each of the sixteen scenarios, of all underlyings together, below zero a loss
 */
public record SpanReport(String name, double risk, double[] gains, java.util.List<Underlying> underlyings) {
    /** @param scenario 1 to 16 in which it loses most; 0 when none loses */
    public record Underlying(String name, double risk, int scenario) {}

    public SpanReport {
        underlyings = java.util.List.copyOf(underlyings);
    }
}
