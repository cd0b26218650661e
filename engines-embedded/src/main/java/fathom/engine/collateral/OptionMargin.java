package fathom.engine.collateral;

import fathom.engine.collateral.OptionLeg.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Margin on options by strategy (FINRA rule 4210(f)(2), Cboe margin manual). A long option is paid in full and needs nothing more. What is covered by longer-dated or
 * equally long options needs the most that can be lost at expiry; what is not needs its premium and a share of the underlying. Where cover is so wide that the second is less, that counts.
 *
 * @param requirement per position, in the currency of the price
 * @param why         how it came about, one phrase for each part
 */
public record OptionMargin(double requirement, List<String> why) {
    /** Of the underlying, for single stocks and narrow indices; for broad ones {@link #BROAD}. */
    public static final double SINGLE = 0.20, BROAD = 0.15;
    private static final double LEAST = 0.10;

    public OptionMargin {
        why = List.copyOf(why);
    }

    /**
     * Of an option sold without cover, per share: premium and the larger of the share of the underlying less what the option is out of the money, and a tenth of the
     * underlying (call) or of the strike (put).
     */
    public static double naked(OptionLeg leg, double underlying, double share) {
        double most = Math.max(share * underlying - leg.outOfTheMoney(underlying), LEAST * (leg.right() == Right.CALL ? underlying : leg.strike()));
        return leg.price() + most;
    }

    /**
     * @param legs       on one underlying, in any order
     * @param shares     of the underlying that are held with them, below zero when short
     * @param underlying its price; @param multiplier shares a contract; @param share {@link #SINGLE} or {@link #BROAD}
     */
    public static OptionMargin of(List<OptionLeg> legs, double shares, double underlying, double multiplier, double share) {
        Checks.price(underlying);
        Checks.above("a multiplier", multiplier);
        Checks.finite("shares", shares);
        var why = new ArrayList<String>();
        Covered covered = Covered.of(legs, shares, underlying, multiplier);
        double sum = covered.requirement();
        if (covered.contracts() > 0) why.add(shares > 0 ? "calls that shares cover" : "puts that shares sold short cover");
        if (covered.sharesLeft() != 0) {
            sum += StockMargin.of(covered.sharesLeft(), underlying).maintenance();
            why.add(shares > 0 ? "shares" : "shares sold short");
        }
        Spreads spreads = Spreads.of(covered.legsLeft(), multiplier);
        var parts = new ArrayList<String>();
        double paired = spreads.mostLost() + uncovered(spreads.uncovered(), underlying, multiplier, share, parts);
        if (spreads.mostLost() > 0) parts.addFirst("the most that spreads lose at expiry");
        var alone = new ArrayList<String>();
        double naked = uncovered(covered.legsLeft().stream().filter(OptionLeg::isShort).toList(), underlying, multiplier, share, alone);
        why.addAll(paired <= naked ? parts : alone);
        sum += Math.min(paired, naked);
        return new OptionMargin(sum, why);
    }

    /** Calls and puts cannot both end in the money: the larger side's requirement, and the premium of the other. */
    private static double uncovered(List<OptionLeg> legs, double underlying, double multiplier, double share, List<String> why) {
        double calls = side(legs, Right.CALL, leg -> naked(leg, underlying, share)), puts = side(legs, Right.PUT, leg -> naked(leg, underlying, share));
        if (calls == 0 && puts == 0) return 0;
        double premiums = calls >= puts ? side(legs, Right.PUT, OptionLeg::price) : side(legs, Right.CALL, OptionLeg::price);
        why.add(calls > 0 && puts > 0 ? "the larger side of calls and puts sold without cover, and the premium of the other" : (calls > 0 ? "calls" : "puts") + " sold without cover");
        return multiplier * (Math.max(calls, puts) + premiums);
    }

    private static double side(List<OptionLeg> legs, Right right, ToDoubleFunction<OptionLeg> each) {
        return legs.stream().filter(l -> l.right() == right).mapToDouble(l -> -l.contracts() * each.applyAsDouble(l)).sum();
    }
}
