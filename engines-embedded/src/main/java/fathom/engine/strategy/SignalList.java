package fathom.engine.strategy;

import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a strategy said over bars, each time that something changed.
 *
 * @param parameters that it ran with, by name
 */
public record SignalList(String strategy, Map<String, Double> parameters, List<Entry> signals) {
    /** @param at end of the bar that decided, epoch nanoseconds; @param targets of each leg; @param price close of the first leg */
    public record Entry(long at, List<Double> targets, double price, String reason) {}

    static SignalList of(StrategyKind kind, Settings settings, List<PriceBar[]> legs) {
        Strategy strategy = kind.make(settings);
        var entries = new ArrayList<Entry>();
        var now = new PriceBar[legs.size()];
        Signal last = Signal.WARMING_UP;
        for (int t = 0; t < legs.getFirst().length; t++) {
            for (int i = 0; i < now.length; i++) now[i] = legs.get(i)[t];
            Signal signal = strategy.onBars(now);
            if (signal != last && signal.isKnown()) entries.add(new Entry(now[0].at(), signal.targets(), now[0].close(), signal.reason()));
            last = signal;
        }
        return new SignalList(kind.id(), kind.parameters(settings), entries);
    }
}
