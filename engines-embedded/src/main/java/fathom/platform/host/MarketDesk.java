package fathom.platform.host;

import fathom.bus.Bus;
import fathom.desk.Desk;
import fathom.desk.DeskConfig;
import fathom.market.Feed;
import fathom.model.PortfolioMark;

/** The feed and the desk that trades on it; one process of a platform runs them, because two desks would send every order twice. */
public final class MarketDesk implements AutoCloseable {
    private final Bus bus;
    private final Feed feed;
    private final Desk desk;

    MarketDesk(Bus bus, Feed feed) {
        this.bus = bus;
        this.feed = feed;
        desk = new Desk(bus, DeskConfig.standard(), feed.status().provenance());
    }

    void start() {
        feed.start(new BusSink(bus));
    }

    public Feed feed() {
        return feed;
    }

    public Desk desk() {
        return desk;
    }

    public MarketReport report() {
        return new MarketReport(feed.status(), feed.instruments(), desk.marks().stream().map(PortfolioMark::id).toList(), desk.arbitrage(), desk.tickToMark(),
                desk.ordersWorking());
    }

    @Override
    public void close() {
        feed.close();
        desk.close();
    }
}
