package fathom.engine.risk;

import fathom.engine.Require;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * A European option under the model of Black, Scholes (1973) and Merton (1973) with a continuous yield. Rates are continuous and a year long, as is time.
 *
 * @param price of one option, in the currency of the underlying
 * @param delta ∂price/∂spot; @param gamma ∂²price/∂spot²; @param vega ∂price/∂volatility, for a change by 1 (100 points); @param theta ∂price/∂time, a year
 * @param rho   ∂price/∂rate, for a change by 1
 */
public record BlackScholes(double price, double delta, double gamma, double vega, double theta, double rho) {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double LOWEST_VOLATILITY = 1e-6;
    private static final double HIGHEST_VOLATILITY = 100;
    /** About a thousandth of a second. */
    private static final double SHORTEST = 3e-11;

    /** @param call or else a put; @param years to expiry, at most 100; @param rate −1 to 1; @param yield of the underlying, e.g. its dividends */
    public record Option(boolean call, double spot, double strike, double years, double rate, double yield) {
        public Option {
            within("the spot price", spot, 1e-20, 1e20);
            within("the strike price", strike, 1e-20, 1e20);
            within("the time to expiry in years", years, SHORTEST, 100);
            within("the rate", rate, -1, 1);
            within("the yield", yield, -1, 1);
        }

        private static void within(String what, double value, double low, double high) {
            if (!(value >= low && value <= high)) throw new IllegalArgumentException(what + " must lie between " + low + " and " + high + ", got " + value);
        }

        private double presentSpot() {
            return spot * Math.exp(-yield * years);
        }

        private double presentStrike() {
            return strike * Math.exp(-rate * years);
        }
    }

    /** @param volatility a year, e.g. 0.2 */
    public static BlackScholes of(Option o, double volatility) {
        Option.within("the volatility a year", volatility, LOWEST_VOLATILITY, HIGHEST_VOLATILITY);
        double root = volatility * Math.sqrt(o.years);
        double s = o.presentSpot();
        double k = o.presentStrike();
        double d1 = (Math.log(o.spot) - Math.log(o.strike) + (o.rate - o.yield) * o.years) / root + root / 2;
        double d2 = d1 - root;
        double sign = o.call ? 1 : -1;
        double n1 = NORMAL.cumulativeProbability(sign * d1);
        double n2 = NORMAL.cumulativeProbability(sign * d2);
        double density = NORMAL.density(d1);
        double theta = -s * density * volatility / (2 * Math.sqrt(o.years)) + sign * (o.yield * s * n1 - o.rate * k * n2);
        return new BlackScholes(Math.max(0, sign * (s * n1 - k * n2)), sign * Math.exp(-o.yield * o.years) * n1, s * density / (o.spot * o.spot * root),
                s * density * Math.sqrt(o.years), theta, sign * o.years * k * n2);
    }

    /**
     * The volatility at which the option has this price, by bisection to 1e-12.
     *
     * @throws IllegalArgumentException when no volatility gives it: it lies outside what arbitrage allows
     */
    public static double impliedVolatility(Option o, double price) {
        Require.above("the price of the option", price, 0);
        double least = Math.max(0, o.call ? o.presentSpot() - o.presentStrike() : o.presentStrike() - o.presentSpot());
        double most = o.call ? o.presentSpot() : o.presentStrike();
        if (!(price > least && price < most)) throw new IllegalArgumentException("no volatility gives the price " + price + ": arbitrage keeps it between " + least + " and " + most);
        double low = LOWEST_VOLATILITY;
        double high = HIGHEST_VOLATILITY;
        while (high - low > 1e-12 * high) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) break;
            if (of(o, middle).price < price) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
