package fathom.engine.collateral;

import fathom.engine.collateral.OptionLeg.Right;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Calls sold against shares that are held, or puts against shares sold short (FINRA rule 4210(f)(2)): a share counts for no more than it brings when the option is exercised.
 *
 * @param requirement of the shares and options that cover one another: maintenance of the shares, those held at the lower of price and strike, and what the options are in the money
 * @param sharesLeft  that cover nothing, and @param legsLeft options that no share covers
 */
record Covered(double requirement, int contracts, double sharesLeft, List<OptionLeg> legsLeft) {
    static Covered of(List<OptionLeg> legs, double shares, double underlying, double multiplier) {
        Right right = shares > 0 ? Right.CALL : Right.PUT;
        int room = (int) Math.min(Integer.MAX_VALUE, Math.floor(Math.abs(shares) / multiplier + 1e-9));
        var left = new ArrayList<OptionLeg>();
        double requirement = 0;
        int count = 0;
        for (OptionLeg leg : legs.stream().sorted(Comparator.comparingDouble(OptionLeg::price).reversed()).toList()) {
            int n = leg.isShort() && leg.right() == right ? Math.min(room - count, -leg.contracts()) : 0;
            if (n > 0) {
                double share = shares > 0 ? StockMargin.of(1, Math.min(underlying, leg.strike())).maintenance() : StockMargin.of(-1, underlying).maintenance();
                requirement += n * multiplier * (share + leg.intrinsic(underlying));
                count += n;
            }
            if (leg.contracts() + n != 0) left.add(leg.of(leg.contracts() + n));
        }
        return new Covered(requirement, count, shares - Math.signum(shares) * count * multiplier, left);
    }
}
