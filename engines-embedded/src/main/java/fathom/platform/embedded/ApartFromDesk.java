package fathom.platform.embedded;

import fathom.bus.Bus;
import fathom.bus.local.LocalBus;
import fathom.desk.Desk;
import fathom.desk.DeskConfig;
import fathom.engine.EngineRegistry;
import fathom.engine.EngineStatus;
import fathom.market.FeedSink;
import fathom.measure.Provenance;
import fathom.model.PortfolioMark;
import fathom.platform.Catalogue;
import fathom.platform.host.BusSink;
import fathom.scenario.MarketApart;
import fathom.scenario.ScenarioContext.Target;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The built engines once more, and a desk, on a bus inside this process that nobody else is on, whatever bus the platform is on. */
final class ApartFromDesk implements MarketApart {
    private static final long SETTLE = 100_000_000, SETTLE_LOOK = 200_000;

    private final Bus bus = new LocalBus("Scenario");
    private final EngineRegistry engines;
    private final Desk desk;
    private final FeedSink feed;

    ApartFromDesk(Catalogue catalogue, DeskConfig config) {
        engines = new EngineRegistry(bus, catalogue.built());
        desk = new Desk(bus, config, Provenance.SIMULATED);
        feed = new BusSink(bus);
        engines.startAll();
    }

    @Override
    public Bus bus() {
        return bus;
    }

    @Override
    public FeedSink feed() {
        return feed;
    }

    /** Twice empty: what an engine is handling may be followed by what it says. */
    @Override
    public void settle() {
        long end = System.nanoTime() + SETTLE;
        for (int empty = 0; empty < 2 && System.nanoTime() < end; ) {
            empty = bus.stats().waiting() == 0 ? empty + 1 : 0;
            LockSupport.parkNanos(SETTLE_LOOK);
        }
    }

    @Override
    public List<EngineStatus> engines() {
        return engines.statuses();
    }

    @Override
    public List<PortfolioMark> portfolios() {
        return desk.marks();
    }

    @Override
    public List<Target> targets(List<String> assets) {
        return Targets.of(engines(), assets, desk.marks().stream().map(PortfolioMark::id).toList());
    }

    @Override
    public void close() {
        engines.close();
        desk.close();
        bus.close();
    }
}
