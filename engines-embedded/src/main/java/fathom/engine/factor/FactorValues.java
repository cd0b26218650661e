package fathom.engine.factor;

import java.util.Map;

/**
 * Factors of one instrument at one bar.
 *
 * @param name   of the instrument; {@code bars} for such that were brought along
 * @param at     event time of the bar, epoch nanoseconds; @param bars so far
 * @param values by name; NaN before a factor has all the bars that its formula names, and where it is not defined
 */
public record FactorValues(String name, long at, long bars, Map<String, Double> values) {}
