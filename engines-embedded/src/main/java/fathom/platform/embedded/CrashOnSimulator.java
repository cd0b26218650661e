package fathom.platform.embedded;

import fathom.market.sim.SimConfig;
import fathom.market.sim.SimMarket;
import fathom.scenario.CrashMarket;
import fathom.scenario.TickSource;

/** The simulator as the market that a crash happens in: made-up symbols, so that the desk's own prices stay what they are. */
final class CrashOnSimulator implements CrashMarket {
    @Override
    public TickSource open(Spec spec) {
        int symbols = (int) spec.instruments().stream().map(i -> i.base()).distinct().count();
        int venues = (int) spec.instruments().stream().map(i -> i.venue()).distinct().count();
        var market = new SimMarket(SimConfig.synthetic(spec.seed(), spec.ticksPerSecond(), symbols, venues).withStart(spec.start()).withOverlay(spec.factor()));
        return (seconds, sink) -> {
            long until = spec.start() + (long) (seconds * 1e9);
            while (market.nextAt() <= until) market.next(sink);
        };
    }
}
