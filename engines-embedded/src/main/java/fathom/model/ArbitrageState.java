package fathom.model;

import java.util.List;

/**
 * What the desk sees across venues.
 *
 * @param open       best net first
 * @param recent     ended ones, latest first, at most a few hundred
 * @param seen       crossings after conversion, before fees, since the start
 * @param takeable   of these, how many were positive after fees and fresh at some moment
 * @param taken      orders sent for; @param missed takeable, not taken
 * @param missedNet  best net of the missed ones, USD
 * @param takenNet   what the fills of the taken ones made after fees, USD
 * @param maxAgeMillis of the older leg for an opportunity to count as takeable
 * @param refused    not sent because a position would have gone over its limit
 * @param fees       in use
 * @param ordersSent always equals {@code fillsBooked} once the desk is quiet: each order gets exactly one final answer
 */
public record ArbitrageState(List<Opportunity> open, List<Opportunity> recent, long seen, long takeable, long taken, long missed, double missedNet,
                             double takenNet, long ordersSent, long fillsBooked, long refused, double maxAgeMillis, FeeSchedule fees) {
    public static final ArbitrageState EMPTY = new ArbitrageState(List.of(), List.of(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, FeeSchedule.INSTITUTIONAL);
}
