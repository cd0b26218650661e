package fathom.model;


/**
 * Buying at one venue and selling at another at the same moment, judged on what both books really hold. Money in USD.
 *
 * @param id        unique in the run
 * @param buy       where to buy, its ask side is taken; @param sell where to sell, its bid side is taken
 * @param size      base currency, executable at both books with each further unit still worth it gross
 * @param buyPrice  average over the size, USD, before fees; @param sellPrice likewise
 * @param fees      both venues' taker fees on the size
 * @param openedAt  event time when it arose; @param lastAt when it was last seen; @param closedAt when it ended, 0 while open; epoch nanoseconds
 * @param olderLeg  age of the older of the two books at {@code lastAt}, nanoseconds
 */
public record Opportunity(long id, String base, Instrument buy, Instrument sell, double size, double buyPrice, double sellPrice, double gross, double fees,
                          double bestNet, long openedAt, long lastAt, long closedAt, long olderLeg, State state) {
    public enum State {
        /** Positive before fees only. */
        GROSS_ONLY,
        /** Positive after fees, fresh enough. */
        TAKEABLE,
        /** Positive after fees, but a leg is older than the limit. */
        STALE,
        /** Orders were sent. */
        TAKEN,
        /** It closed while takeable and nobody took it. */
        MISSED,
        /** It closed without ever being takeable. */
        CLOSED
    }

    public double net() {
        return gross - fees;
    }

    public double grossBp() {
        return (sellPrice - buyPrice) / buyPrice * 1e4;
    }

    public double netBp() {
        return net() / (size * buyPrice) * 1e4;
    }

    /** Nanoseconds of event time from its rise to its end, or until it was last seen. */
    public long life() {
        return (closedAt == 0 ? lastAt : closedAt) - openedAt;
    }
}
