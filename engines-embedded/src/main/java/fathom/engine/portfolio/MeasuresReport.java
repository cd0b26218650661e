package fathom.engine.portfolio;

import java.util.List;

/**
 * The risk of one portfolio as it is held now, by every {@link RiskMeasure}, over one second, in parts of NAV.
 *
 * @param at event time, epoch nanoseconds; @param samples one-second returns; @param share of the worst cases that tail measures look at
 */
public record MeasuresReport(String portfolio, long at, int samples, double share, List<Measured> measures) {
    public record Measured(RiskMeasure measure, String meaning, double value) {}
}
