package fathom.market.sim;

import fathom.model.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * All that a simulated market depends on: equal configurations give equal ticks, byte for byte.
 *
 * @param ticksPerSecond mean rate of books and trades together, of event time, 10 to 1,000,000
 * @param start          event time of the beginning, epoch nanoseconds
 * @param tradeShare     chance that a tick is a trade while the fundamental is quiet, 0 to 0.5; it rises when the fundamental moves
 * @param overlay        factor on every fundamental price as a function of the seconds since the start, above zero: a price path to impose
 */
public record SimConfig(long seed, double ticksPerSecond, long start, List<SimAsset> assets, List<SimVenue> venues, Dynamics dynamics, double tradeShare,
                        DoubleUnaryOperator overlay) {
    /** 2026-01-01T00:00:00Z: a fixed beginning, so that nothing depends on when the run took place. */
    public static final long EPOCH = 1_767_225_600_000_000_000L;
    public static final double MIN_RATE = 10, MAX_RATE = 1_000_000;
    private static final DoubleUnaryOperator LEVEL = seconds -> 1;

    /** Prices near those of January 2024; volatilities of a calm market, so that the desk opens within its limits and a stressed regime takes it to them. */
    private static final List<SimAsset> ASSETS = List.of(
            new SimAsset("BTC", 43_000, 0.18, 0.01, 60_000, 8), new SimAsset("ETH", 2_200, 0.22, 0.01, 40_000, 6),
            new SimAsset("BNB", 310, 0.20, 0.01, 15_000, 3), new SimAsset("SOL", 100, 0.45, 0.01, 20_000, 5),
            new SimAsset("ADA", 0.55, 0.42, 0.0001, 8_000, 3), new SimAsset("AVAX", 36, 0.48, 0.001, 8_000, 3),
            new SimAsset("LINK", 14.5, 0.44, 0.001, 8_000, 3), new SimAsset("DOT", 7.5, 0.42, 0.001, 6_000, 3),
            new SimAsset("XRP", 0.57, 0.38, 0.0001, 12_000, 3), new SimAsset("POL", 0.85, 0.45, 0.0001, 5_000, 3));

    private static final List<SimVenue> VENUES = List.of(
            new SimVenue(Venue.BINANCE, 2_000_000, 0.5, 1.0, 1.0), new SimVenue(Venue.COINBASE, 5_000_000, 0.8, 1.6, 0.6),
            new SimVenue(Venue.KRAKEN, 10_000_000, 1.0, 2.0, 0.35), new SimVenue(Venue.BYBIT, 3_000_000, 0.6, 1.2, 0.7),
            new SimVenue(Venue.OKX, 2_500_000, 0.6, 1.2, 0.7));

    public SimConfig {
        if (!(ticksPerSecond >= MIN_RATE && ticksPerSecond <= MAX_RATE)) {
            throw new IllegalArgumentException("the rate must be 10 to 1,000,000 ticks a second, got " + ticksPerSecond);
        }
        if (!(tradeShare >= 0 && tradeShare <= 0.5)) throw new IllegalArgumentException("the share of trades must be 0 to 0.5, got " + tradeShare);
        if (assets.isEmpty() || venues.isEmpty()) throw new IllegalArgumentException("a market needs an asset and a venue");
        assets = List.copyOf(assets);
        venues = List.copyOf(venues);
    }

    /** Five venues, ten assets, and Kraken's USDT/USD. */
    public static SimConfig standard(long seed, double ticksPerSecond) {
        return new SimConfig(seed, ticksPerSecond, EPOCH, ASSETS, VENUES, Dynamics.STANDARD, 0.2, LEVEL);
    }

    /** {@code symbols} made-up assets S001, S002, … between 10 and 1,000 USD at the first {@code venues} (1 to 5) of the five venues. */
    public static SimConfig synthetic(long seed, double ticksPerSecond, int symbols, int venues) {
        var assets = new ArrayList<SimAsset>();
        for (int i = 0; i < symbols; i++) {
            double price = 10 * Math.rint(Math.pow(10, 2.0 * i / Math.max(1, symbols - 1)) * 100) / 100;
            assets.add(new SimAsset(String.format("S%03d", i + 1), price, 0.4 + 0.05 * (i % 13), 0.001, 10_000, 1));
        }
        return new SimConfig(seed, ticksPerSecond, EPOCH, assets, VENUES.subList(0, venues), Dynamics.STANDARD, 0.2, LEVEL);
    }

    public SimConfig withAssets(List<SimAsset> others) {
        return new SimConfig(seed, ticksPerSecond, start, others, venues, dynamics, tradeShare, overlay);
    }

    public SimConfig withVenues(List<SimVenue> others) {
        return new SimConfig(seed, ticksPerSecond, start, assets, others, dynamics, tradeShare, overlay);
    }

    public SimConfig withDynamics(Dynamics others) {
        return new SimConfig(seed, ticksPerSecond, start, assets, venues, others, tradeShare, overlay);
    }

    public SimConfig withStart(long epochNanos) {
        return new SimConfig(seed, ticksPerSecond, epochNanos, assets, venues, dynamics, tradeShare, overlay);
    }

    /** E.g. a crash: {@code s -> s < 30 ? 1 : 0.5}. */
    public SimConfig withOverlay(DoubleUnaryOperator factorOfElapsedSeconds) {
        return new SimConfig(seed, ticksPerSecond, start, assets, venues, dynamics, tradeShare, factorOfElapsedSeconds);
    }
}
