package fathom.engine.strategy;

import fathom.engine.Require;

/**
 * Where to quote with an inventory (Avellaneda, Stoikov 2008): around a reservation price that leans against the inventory, wider the riskier the price is.
 *
 * @param aversion   γ, to risk; above 0
 * @param volatility σ of the price, in its unit and the square root of the unit of time
 * @param decay      k: how fast the intensity of fills falls with the distance from the mid price; above 0
 */
public record MarketMaker(double aversion, double volatility, double decay) {
    /** @param bid where to buy; @param ask where to sell; @param reservation the price at which it is indifferent */
    public record Quotes(double bid, double ask, double reservation) {
        public double spread() {
            return ask - bid;
        }
    }

    public MarketMaker {
        Require.above("the aversion to risk", aversion, 0);
        Require.notNegative("the volatility", volatility);
        Require.above("the decay of the intensity", decay, 0);
    }

    /** @param inventory units held, negative when short; @param left time until the end, in the unit of the volatility */
    public Quotes quotes(double mid, double inventory, double left) {
        Require.number("the mid price", mid);
        Require.number("the inventory", inventory);
        Require.notNegative("the time that is left", left);
        double risk = aversion * volatility * volatility * left;
        double reservation = mid - inventory * risk;
        double half = risk / 2 + Math.log1p(aversion / decay) / aversion;
        return new Quotes(reservation - half, reservation + half, reservation);
    }
}
