package fathom.engine.backtest;

import fathom.engine.strategy.MarketMaker;
import org.jspecify.annotations.Nullable;

/** Says where to quote, from what it saw so far. */
@FunctionalInterface
public interface Quoter {
    /** @param inventory units held. @return null to quote nothing */
    MarketMaker.@Nullable Quotes quotes(MarketEvent.Quote best, double inventory);
}
