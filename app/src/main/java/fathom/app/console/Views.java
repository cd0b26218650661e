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
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Every screen of the console: the first is built for the first window, the others after it. */
final class Views {
    private Views() {}

    /** @param go shows another view */
    static View first(Consumer<ViewId> go) {
        return new OverviewView(go);
    }

    /** @param open shows a page or a folder outside the console */
    static Map<ViewId, Supplier<View>> others(Platform platform, Consumer<URI> open) {
        return Map.of(ViewId.ENGINES, () -> new EnginesView(platform), ViewId.BUSES, () -> new BusesView(platform), ViewId.MARKET, MarketView::new,
                ViewId.ARBITRAGE, ArbitrageView::new, ViewId.PORTFOLIOS, PortfoliosView::new,
                ViewId.HARDWARE, HardwareView::new, ViewId.SCENARIOS, () -> new ScenariosView(platform, open));
    }
}
