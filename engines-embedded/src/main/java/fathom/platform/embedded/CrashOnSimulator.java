package fathom.platform.embedded;

import fathom.market.sim.SimConfig;
import fathom.market.sim.SimMarket;
import fathom.scenario.CrashMarket;
import fathom.scenario.TickSource;
import java.util.function.LongSupplier;

/**
 * The simulator as the market that a crash happens in: made-up symbols, so that the desk's own prices stay what they are, but on the event time of the
 * feed that runs beside it, because engines know one event time only.
 */
final class CrashOnSimulator implements CrashMarket {
    private final LongSupplier feedClock;

    /** @param feedClock event time of the running feed, epoch nanoseconds */
    CrashOnSimulator(LongSupplier feedClock) {
        this.feedClock = feedClock;
    }

    @Override
    public TickSource open(Spec spec) {
        int symbols = (int) spec.instruments().stream().map(i -> i.base()).distinct().count();
        int venues = (int) spec.instruments().stream().map(i -> i.venue()).distinct().count();
        long eventStart = feedClock.getAsLong();
        var market = new SimMarket(SimConfig.synthetic(spec.seed(), spec.ticksPerSecond(), symbols, venues).withStart(eventStart).withOverlay(spec.factor()));
        return (seconds, sink) -> {
            long until = eventStart + (long) (seconds * 1e9);
            for (long at = market.nextAt(); at <= until; at = market.nextAt()) market.next(sink, spec.start() + at - eventStart);
        };
    }
}
