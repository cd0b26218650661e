package fathom.market.sim;

import fathom.market.FeedSink;
import fathom.market.FeedStatus;
import fathom.market.PacedFeed;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import fathom.model.Instrument;
import java.util.List;

/**
 * The simulated market at the pace of our clock. Each tick is due at a time that its seed fixed; when the machine or the receiver is too slow the
 * schedule stays, and {@link FeedStatus#behind} says by how much.
 */
public final class SimulatedFeed extends PacedFeed {
    private final SimConfig config;
    private final SimMarket market;
    private final List<Instrument> instruments;
    private volatile long eventTime;

    public SimulatedFeed(SimConfig config) {
        this(config, Clock.SYSTEM);
    }

    public SimulatedFeed(SimConfig config, Clock clock) {
        super("feed-simulator", Provenance.SIMULATED, clock, 1);
        this.config = config;
        market = new SimMarket(config);
        instruments = market.instruments();
        eventTime = config.start();
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    protected void play(FeedSink sink) {
        pacer.restart(config.start());
        for (long at = market.nextAt(); pacer.await(at); at = market.nextAt()) {
            market.next(sink, pacer.due(at));
            eventTime = at;
        }
    }

    @Override
    protected String stopped() {
        return "The market simulator stopped at tick " + (counts().books() + counts().trades());
    }

    @Override
    protected String description() {
        return "Market simulator, seed " + config.seed();
    }

    @Override
    protected long eventTime() {
        return eventTime;
    }

    /** A simulation has no places to jump to. */
    @Override
    public void seek(double fraction) {}
}
