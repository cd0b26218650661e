package fathom.engine.strategy;

import fathom.setting.Settings;
import java.util.List;
import java.util.Map;

/**
 * A strategy as it is declared, for people and for forms.
 *
 * @param parameters with their usual values
 * @param legs       prices it trades
 * @param isRunning  whether it runs over the bars that come in; one of several legs is only asked
 */
public record StrategyRule(String id, String rule, String source, int legs, Map<String, Double> parameters, boolean isRunning) {
    public static List<StrategyRule> all() {
        return Strategies.STANDARD.stream().map(k -> new StrategyRule(k.id(), k.rule(), k.source(), k.legs(), k.parameters(Settings.parse(Map.of(), k.settings())), k.legs() == 1)).toList();
    }
}
