package fathom.engine.strategy;

import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A strategy as it is declared.
 *
 * @param id       as in questions: lower-case letters and hyphens
 * @param rule     what it does, in one sentence without a full stop; parameters by name
 * @param source   where it was published
 * @param legs     prices it trades
 * @param settings its parameters
 * @param maker    makes a fresh one
 */
public record StrategyKind(String id, String rule, String source, int legs, List<Setting.Numeric> settings, Function<Settings, Strategy> maker) {
    public StrategyKind {
        settings = List.copyOf(settings);
    }

    /** Its own among those that are set, by name. */
    public Map<String, Double> parameters(Settings set) {
        var own = new LinkedHashMap<String, Double>();
        for (Setting.Numeric s : settings) own.put(s.name(), set.number(s.name()));
        return own;
    }

    /** @throws IllegalArgumentException one sentence, when parameters do not go together */
    public Strategy make(Settings set) {
        return maker.apply(set);
    }
}
