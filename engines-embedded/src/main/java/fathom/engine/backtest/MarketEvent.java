package fathom.engine.backtest;

import fathom.engine.Require;
import fathom.model.Side;

/** Something that a market showed. */
public sealed interface MarketEvent {
    /** When it was known here, epoch nanoseconds. */
    long at();

    /** The best prices with what is shown there. */
    record Quote(long at, double bid, double bidSize, double ask, double askSize) implements MarketEvent {
        public Quote {
            Require.above("a bid", bid, 0);
            if (!(Require.number("an ask", ask) > bid)) throw new IllegalArgumentException("the ask must be above the bid, got bid " + bid + " and ask " + ask);
            Require.notNegative("the size at the bid", bidSize);
            Require.notNegative("the size at the ask", askSize);
        }
    }

    /** A trade. */
    record Print(long at, double price, double size, Side taker) implements MarketEvent {
        public Print {
            Require.above("the price of a trade", price, 0);
            Require.above("the size of a trade", size, 0);
            if (taker == null) throw new IllegalArgumentException("a trade without its taker's side");
        }
    }
}
