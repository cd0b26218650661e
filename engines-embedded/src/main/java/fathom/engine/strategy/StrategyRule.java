package fathom.engine.strategy;

import java.util.Map;

/**
 * A strategy as it is declared, for people and for forms.
 *
 * @param parameters with their usual values
 * @param legs       prices it trades
 * @param isRunning  whether it runs over the bars that come in; one of several legs is only asked
 */
public record StrategyRule(String id, String rule, String source, int legs, Map<String, Double> parameters, boolean isRunning) {}
