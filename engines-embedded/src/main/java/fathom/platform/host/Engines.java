package fathom.platform.host;

import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.analytics.AnalyticsEngine;
import fathom.engine.backtest.BacktestEngine;
import fathom.engine.collateral.CollateralEngine;
import fathom.engine.enhancedvpin.EnhancedVpinEngine;
import fathom.engine.factor.FactorEngine;
import fathom.engine.features.FeaturesEngine;
import fathom.engine.marketdata.MarketDataEngine;
import fathom.engine.portfolio.PortfolioEngine;
import fathom.engine.risk.RiskEngine;
import fathom.engine.strategy.StrategyEngine;
import fathom.engine.vpin.VpinEngine;
import java.util.List;

/** The eighteen engines, in the order of every list. */
public final class Engines {
    public static final List<EngineDefinition> STANDARD = List.of(
            AnalyticsEngine.DEFINITION,
            BacktestEngine.DEFINITION,
            RiskEngine.DEFINITION,
            FactorEngine.DEFINITION,
            EngineDefinition.planned(EngineId.ML),
            FeaturesEngine.DEFINITION,
            EngineDefinition.planned(EngineId.WEBSOCKET),
            EngineDefinition.planned(EngineId.THGNN),
            StrategyEngine.DEFINITION,
            MarketDataEngine.DEFINITION,
            PortfolioEngine.DEFINITION,
            CollateralEngine.DEFINITION,
            VpinEngine.DEFINITION,
            EnhancedVpinEngine.DEFINITION,
            EngineDefinition.planned(EngineId.MAGNN),
            EngineDefinition.planned(EngineId.QUANTUM_PORTFOLIO),
            EngineDefinition.planned(EngineId.NEURAL_SDE),
            EngineDefinition.planned(EngineId.MOLECULAR_DYNAMICS));

    private Engines() {}
}
