package fathom.model;

import fathom.measure.Level;
import fathom.measure.Limit;
import fathom.measure.Provenance;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
                            List<String> unpriced, long fills) implements EventTimed {
    /** Of one position: beyond it a value over NAV says nothing. */
    private static final double MOST_LEVERAGE = 1e9;

    /** @param price USD, NaN without one; @param value signed, NaN without a price; @param share of NAV, per cent */
    public record PositionMark(String base, double quantity, double averagePrice, double price, double value, double share, double pnl) {}

    /**
     * One limit and what is used of it.
     *
     * @param used NaN while it cannot be said
     * @param why  one sentence when {@code used} is NaN, else empty
     */
    public record LimitUse(Limit limit, double used, String why) {
        public String name() {
            return limit.what();
        }

        public Level level() {
            return limit.judge(used);
        }

        public boolean isKnown() {
            return level() != Level.UNKNOWN;
        }

        /** Known, and inside the limit, also where it warns. */
        public boolean holds() {
            return limit.holds(used);
        }

        /** Of the limit, 1 at it; NaN while it cannot be said. */
        public double share() {
            return limit.used(used);
        }
    }

    /** The worst of its limits; of a portfolio without limits, and where one that cannot be judged is the worst, UNKNOWN. */
    public Level level() {
        return limits.stream().map(LimitUse::level).max(Comparator.naturalOrder()).orElse(Level.UNKNOWN);
    }

    @Override
    public long eventTime() {
        return at;
    }

    public double leverage() {
        return gross / nav;
    }

    /** What keeps its assets from having weights, in one sentence; empty when nothing does. */
    public String unweighable() {
        if (!Double.isFinite(nav)) return "its net asset value is not a number";
        if (nav <= 0) return "its net asset value is not above zero";
        for (PositionMark p : positions) {
            if (!Double.isFinite(p.value())) return p.base() + " is held and has no price";
            if (Math.abs(p.value()) > MOST_LEVERAGE * nav) return "its net asset value is nothing beside its " + p.base();
        }
        return "";
    }

    /** Value over NAV of every asset that is held and has a price, in the order of their names. They add up to 1 only when there is no cash. */
    public SortedMap<String, Double> weights() {
        SortedMap<String, Double> weights = new TreeMap<>();
        for (PositionMark p : positions) {
            if (Math.abs(p.value()) > 0) weights.merge(p.base(), p.value() / nav, Double::sum);
        }
        return weights;
    }
}
