package fathom.scenario.crash;

import fathom.market.FeedSink;
import fathom.market.sim.SimConfig;
import fathom.market.sim.SimMarket;

/** A market without a thread of its own. */
@FunctionalInterface
public interface TickSource {
    /** Delivers every tick that was due since the last call and up to {@code seconds} after the start, each with its own intended time, which is its event time. */
    void until(double seconds, FeedSink sink);

    /** Opens one. Equal configurations give equal ticks. */
    @FunctionalInterface
    interface Maker {
        TickSource open(SimConfig config);
    }

    /** The simulator, pulled tick by tick. */
    static TickSource simulated(SimConfig config) {
        var market = new SimMarket(config);
        return (seconds, sink) -> {
            long until = config.start() + (long) (seconds * 1e9);
            while (market.nextAt() <= until) market.next(sink);
        };
    }
}
