package fathom.engine.strategy;

import fathom.bus.MessageType;
import fathom.bus.TopicFamily.Stage;
import fathom.bus.TopicFamily;

/**
 * What a strategy wants to hold of one instrument, said when that changes. Paper: nothing is ordered.
 *
 * @param subject  instrument
 * @param strategy its id
 * @param at       end of the bar that decided, event time, epoch nanoseconds
 * @param price    its close
 * @param target   share of the equity, negative when short; NaN while the strategy warms up
 * @param reason   with the figures that decided
 */
public record StrategySignal(String subject, String strategy, long at, double price, double target, String reason) {
    public static final TopicFamily<StrategySignal> TOPICS = TopicFamily.of("strategy.signal", Stage.ENGINES, "Signals", MessageType.STRATEGY_SIGNAL, StrategySignal.class, "strategy-signal")
            .latestOnScreen();

    public boolean isKnown() {
        return !Double.isNaN(target);
    }
}
