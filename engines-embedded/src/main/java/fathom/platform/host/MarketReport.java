package fathom.platform.host;

import fathom.desk.DeskState;
import fathom.market.FeedStatus;
import fathom.measure.Latency;
import fathom.model.ArbitrageState;
import fathom.model.Instrument;
import fathom.model.PortfolioMark;
import java.util.List;

/**
 * How the feed and the desk are, as far as their messages do not say it.
 *
 * @param instruments what the feed quotes
 * @param portfolios  ids, in the order of the desk
 * @param tickToMark  from the intended time of a book to the portfolios being marked with it, over the last ten seconds
 * @param working     orders sent that have not come to their venue yet
 */
public record MarketReport(FeedStatus feed, List<Instrument> instruments, List<String> portfolios, ArbitrageState arbitrage, Latency tickToMark, int working) {
    /** @throws IllegalArgumentException when something is missing */
    public MarketReport {
        if (feed == null || instruments == null || portfolios == null || arbitrage == null || tickToMark == null) {
            throw new IllegalArgumentException("a report of a market without its feed, its desk or its portfolios");
        }
        instruments = List.copyOf(instruments);
        portfolios = List.copyOf(portfolios);
    }

    /** @param marks of the portfolios */
    public DeskState desk(List<PortfolioMark> marks) {
        return new DeskState(marks, arbitrage, tickToMark);
    }
}
