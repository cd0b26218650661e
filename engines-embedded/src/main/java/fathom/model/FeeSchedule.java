package fathom.model;

import java.util.EnumMap;
import java.util.Map;

/**
 * What each venue takes from a taker, in basis points of the notional. A plate (SPECIFIED), not a measurement: the venues publish it and the desk's volume
 * decides the tier.
 */
public record FeeSchedule(String tier, Map<Venue, Double> takerBp) {
    /** The published base tiers of 2026: with them a round trip costs 20 to 160 bp, which is more than almost any edge. */
    public static final FeeSchedule BASE = of("base tier", 10, 120, 40, 10, 10);

    /**
     * The highest volume tiers that the venues publish: Binance VIP 9 (2.4), Coinbase above 400 million USD in 30 days (5.0), Kraken above 10 million (10.0),
     * Bybit Supreme VIP (4.5), OKX VIP 5 (4.0).
     */
    public static final FeeSchedule INSTITUTIONAL = of("institutional tier", 2.4, 5, 10, 4.5, 4);

    public FeeSchedule {
        takerBp = Map.copyOf(takerBp);
    }

    private static FeeSchedule of(String tier, double... bpByVenue) {
        var fees = new EnumMap<Venue, Double>(Venue.class);
        for (Venue v : Venue.values()) fees.put(v, bpByVenue[v.ordinal()]);
        return new FeeSchedule(tier, fees);
    }

    /** As a share of the notional, e.g. 0.001 for 10 bp. */
    public double taker(Venue venue) {
        return takerBp.get(venue) / 1e4;
    }
}
