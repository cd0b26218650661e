package fathom.market.sim;

import fathom.model.Venue;

/**
 * How one venue follows the fundamental.
 *
 * @param lagNanos event time by which its quotes trail the fundamental, 0 to 100 ms; taken in whole steps of {@link Fundamentals#STEP}
 * @param noiseBp  standard deviation of its own mean-reverting deviation in the normal regime, basis points
 * @param spreadBp ask less bid before rounding outwards to the price step, in the normal regime, basis points
 * @param depth    its level sizes relative to the asset's
 */
public record SimVenue(Venue venue, long lagNanos, double noiseBp, double spreadBp, double depth) {
    public static final long MAX_LAG = 100_000_000;

    public SimVenue {
        if (lagNanos < 0 || lagNanos > MAX_LAG) throw new IllegalArgumentException(venue.label() + ": the lag must be 0 to 100 ms, got " + lagNanos + " ns");
        if (!(noiseBp >= 0) || !(spreadBp >= 0) || !(depth > 0)) throw new IllegalArgumentException(venue.label() + ": noise, spread or depth is negative");
    }
}
