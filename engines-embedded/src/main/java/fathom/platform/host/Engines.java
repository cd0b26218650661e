package fathom.platform.host;

import fathom.engine.Engine;
import fathom.engine.EngineId;
import fathom.engine.analytics.AnalyticsEngine;
import fathom.engine.features.FeaturesEngine;
import fathom.engine.marketdata.MarketDataEngine;
import fathom.engine.portfolio.PortfolioEngine;
import fathom.engine.risk.RiskEngine;
import fathom.engine.vpin.VpinEngine;
import java.util.Map;
import java.util.function.Supplier;

/** The engines that compute for real today. The rest of the eighteen are listed as not built. */
public final class Engines {
    public static final Map<EngineId, Supplier<Engine>> BUILT = Map.of(
            EngineId.MARKETDATA, MarketDataEngine::new,
            EngineId.FEATURES, FeaturesEngine::new,
            EngineId.VPIN, VpinEngine::new,
            EngineId.RISK, RiskEngine::new,
            EngineId.ANALYTICS, AnalyticsEngine::new,
            EngineId.PORTFOLIO, PortfolioEngine::new);

    private Engines() {}
}
