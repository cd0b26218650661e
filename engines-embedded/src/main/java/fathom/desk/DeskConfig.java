package fathom.desk;

import fathom.desk.PortfolioSpec.Holding;
import fathom.desk.PortfolioSpec.Limits;
import fathom.model.FeeSchedule;
import fathom.model.Venue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * @param assets     what the desk marks and trades; books of anything else on the bus, e.g. a scenario's made-up symbols, leave it untouched
 * @param taker      id of the portfolio that takes opportunities
 * @param maxAge     of the older leg for an opportunity to count as takeable, nanoseconds of event time
 * @param minNet     USD below which nothing is sent
 * @param cooldown   between two takings of the same asset, nanoseconds of event time
 * @param roundTrip  from an order to its execution at the venue, nanoseconds of event time
 * @param markEvery  how often marks are published, nanoseconds of event time; the marking itself is done on every tick
 */
public record DeskConfig(List<PortfolioSpec> portfolios, Set<String> assets, FeeSchedule fees, String taker, long maxAge, double minNet, long cooldown,
                         Map<Venue, Long> roundTrip, long markEvery) {
    private static final long MILLI = 1_000_000;
    private static final Set<String> ASSETS = Set.of("BTC", "ETH", "BNB", "SOL", "ADA", "AVAX", "LINK", "DOT", "XRP", "POL", "MATIC", "DOGE", "LTC");

    /**
     * The three portfolios of the desk. Holdings and limits of the first and the limits of all are those of the platform's description; it names the assets
     * of the second without quantities, so those are ours: near a quarter of the portfolio each at the simulator's opening prices, with a little cash.
     */
    public static DeskConfig standard() {
        var largeCap = new PortfolioSpec("large-cap", "Large Cap Conservative", 10e6,
                List.of(new Holding("BTC", 50), new Holding("ETH", 1_000), new Holding("BNB", 5_000)), new Limits(25, 2, 2));
        var growth = new PortfolioSpec("growth", "Growth Aggressive", 5e6,
                List.of(new Holding("SOL", 12_000), new Holding("ADA", 2_200_000), new Holding("AVAX", 33_000), new Holding("LINK", 80_000)), new Limits(30, 5, 3));
        var neutral = new PortfolioSpec("arbitrage", "Arbitrage Market Neutral", 15e6, List.of(), new Limits(50, 1, 5));
        return new DeskConfig(List.of(largeCap, growth, neutral), ASSETS, FeeSchedule.INSTITUTIONAL, "arbitrage", 250 * MILLI, 1, 1_000 * MILLI, roundTrips(),
                100 * MILLI);
    }

    private static Map<Venue, Long> roundTrips() {
        var nanos = new EnumMap<Venue, Long>(Venue.class);
        nanos.put(Venue.BINANCE, 2 * MILLI);
        nanos.put(Venue.COINBASE, 5 * MILLI);
        nanos.put(Venue.KRAKEN, 10 * MILLI);
        nanos.put(Venue.BYBIT, 3 * MILLI);
        nanos.put(Venue.OKX, 2_500_000L);
        return nanos;
    }
}
