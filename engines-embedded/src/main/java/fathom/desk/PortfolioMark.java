package fathom.desk;

import fathom.engine.Holdings;
import fathom.measure.Provenance;
import java.util.List;

/**
 * One portfolio marked to market; all money in USD.
 *
 * @param at         event time of the mark, epoch nanoseconds
 * @param nav        cash plus the value of all positions that have a price
 * @param pnl        since the open: NAV less opening NAV; the sum of {@code realized}, {@code unrealized} and minus {@code fees}
 * @param gross      sum of absolute position values
 * @param net        sum of signed position values
 * @param drawdown   from the highest NAV so far, per cent, never negative
 * @param unpriced   assets held without a price in this feed: they are not in NAV
 */
public record PortfolioMark(String id, String label, long at, Provenance provenance, double openNav, double nav, double cash, double pnl, double realized,
                            double unrealized, double fees, double gross, double net, double drawdown, List<PositionMark> positions, List<LimitUse> limits,
                            List<String> unpriced, long fills) implements Holdings {
    /** @param price USD; @param value signed; @param share of NAV, per cent */
    public record PositionMark(String base, double quantity, double averagePrice, double price, double value, double share, double pnl)
            implements Holdings.Position {}

    /**
     * One limit and what is used of it.
     *
     * @param used  NaN while it cannot be said
     * @param warn  level from which it warns
     * @param why   one sentence when {@code used} is NaN, else empty
     */
    public record LimitUse(String name, double used, double warn, double limit, String unit, String why) {
        public boolean isKnown() {
            return !Double.isNaN(used);
        }

        public boolean isWarning() {
            return used >= warn && used <= limit;
        }

        public boolean isBreached() {
            return used > limit;
        }
    }

    public double leverage() {
        return gross / nav;
    }
}
