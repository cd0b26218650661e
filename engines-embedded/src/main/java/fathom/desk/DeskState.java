package fathom.desk;

import fathom.measure.Latency;
import fathom.model.ArbitrageState;
import fathom.model.PortfolioMark;
import fathom.state.PlatformState;
import fathom.state.Section;
import java.util.List;

/**
 * @param portfolios the latest mark of each
 * @param tickToMark from the intended time of a tick to the portfolios being marked with it, over the last ten seconds
 */
public record DeskState(List<PortfolioMark> portfolios, ArbitrageState arbitrage, Latency tickToMark) implements Section {
    public static final DeskState EMPTY = new DeskState(List.of(), ArbitrageState.EMPTY, Latency.NONE);

    public DeskState {
        portfolios = List.copyOf(portfolios);
    }

    public static DeskState of(PlatformState state) {
        return state.section(EMPTY);
    }

    public DeskState withPortfolios(List<PortfolioMark> portfolios) {
        return new DeskState(portfolios, arbitrage, tickToMark);
    }

    public DeskState withArbitrage(ArbitrageState arbitrage) {
        return new DeskState(portfolios, arbitrage, tickToMark);
    }

    public DeskState withTickToMark(Latency tickToMark) {
        return new DeskState(portfolios, arbitrage, tickToMark);
    }
}
