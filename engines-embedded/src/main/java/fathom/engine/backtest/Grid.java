package fathom.engine.backtest;

import fathom.engine.strategy.StrategyKind;
import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Combinations of a strategy's parameters to be tried. */
public final class Grid {
    /** Trials. */
    public static final int MOST = 10_000;

    private Grid() {}

    /**
     * All combinations; those that the strategy refuses (a fast length above the slow one) are left out.
     *
     * @param values by parameter, as on a command line; the others have their usual values
     * @throws IllegalArgumentException one sentence when there are too many, none that goes, or one is out of its range
     */
    public static List<Settings> of(StrategyKind kind, Map<String, List<String>> values) {
        long combinations = values.values().stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
        if (combinations > MOST) throw new IllegalArgumentException("at most " + MOST + " combinations are tried, these are " + combinations);
        List<Map<String, String>> all = List.of(Map.of());
        for (var parameter : values.entrySet()) {
            var more = new ArrayList<Map<String, String>>();
            for (Map<String, String> some : all) {
                for (String value : parameter.getValue()) {
                    var longer = new LinkedHashMap<>(some);
                    longer.put(parameter.getKey(), value);
                    more.add(longer);
                }
            }
            all = more;
        }
        List<Settings> settings = all.stream().map(set -> Settings.parse(set, kind.settings())).filter(set -> goes(kind, set)).toList();
        if (settings.isEmpty()) throw new IllegalArgumentException("no combination of these parameters goes with " + kind.id());
        return settings;
    }

    private static boolean goes(StrategyKind kind, Settings set) {
        try {
            kind.make(set);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
