package fathom.app.console;

import fathom.platform.Platform;
import fathom.view.View;
import fathom.view.ViewId;
import fathom.view.arbitrage.ArbitrageView;
import fathom.view.buses.BusesView;
import fathom.view.engines.EnginesView;
import fathom.view.hardware.HardwareView;
import fathom.view.market.MarketView;
import fathom.view.overview.OverviewView;
import fathom.view.portfolios.PortfoliosView;
import fathom.view.scenarios.ScenariosView;
import java.util.List;
import java.util.function.Consumer;

/** Every screen of the console. */
final class Views {
    private Views() {}

    /** @param go shows another view */
    static List<View> all(Platform platform, Consumer<ViewId> go) {
        return List.of(new OverviewView(go), new EnginesView(platform), new BusesView(), new MarketView(), new ArbitrageView(), new PortfoliosView(), new HardwareView(),
                new ScenariosView(platform, Browser::open));
    }
}
