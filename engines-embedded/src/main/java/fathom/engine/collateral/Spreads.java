package fathom.engine.collateral;

import fathom.engine.collateral.OptionLeg.Right;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sold options paired with bought ones of the same right that live at least as long; what is left over is uncovered. A paired position can lose no more than its worst at
 * expiry, over every price of the underlying: calls and puts are looked at together, because they cannot both end in the money.
 *
 * @param mostLost  over all pairs, in the currency of the price; premiums aside
 * @param uncovered options sold that no bought one covers
 */
record Spreads(double mostLost, List<OptionLeg> uncovered) {
    static Spreads of(List<OptionLeg> legs, double multiplier) {
        var paired = new ArrayList<OptionLeg>();
        var uncovered = new ArrayList<OptionLeg>();
        for (Right right : Right.values()) pair(legs.stream().filter(l -> l.right() == right).toList(), paired, uncovered);
        return new Spreads(multiplier * worst(paired), uncovered);
    }

    /** The sold option that is hardest to cover first, with the bought one that covers it best. */
    private static void pair(List<OptionLeg> legs, List<OptionLeg> paired, List<OptionLeg> uncovered) {
        var bought = new ArrayList<>(legs.stream().filter(l -> !l.isShort()).toList());
        Comparator<OptionLeg> covers = Comparator.comparingDouble(l -> l.right() == Right.CALL ? l.strike() : -l.strike());
        for (OptionLeg sold : legs.stream().filter(OptionLeg::isShort).sorted(covers).toList()) {
            int left = -sold.contracts();
            bought.sort(covers);
            for (int i = 0; i < bought.size() && left > 0; ) {
                OptionLeg cover = bought.get(i);
                if (cover.expiry() < sold.expiry()) {
                    i++;
                    continue;
                }
                int n = Math.min(left, cover.contracts());
                paired.add(cover.of(n));
                paired.add(sold.of(-n));
                left -= n;
                if (cover.contracts() > n) bought.set(i, cover.of(cover.contracts() - n));
                else bought.remove(i);
            }
            if (left > 0) uncovered.add(sold.of(-left));
        }
        paired.addAll(bought); // what was bought and covers nothing can only gain
    }

    /** Per share: the payoff is a line between strikes, so that its least lies at a strike, at 0 or far out, where pairs of calls stand level. */
    private static double worst(List<OptionLeg> legs) {
        double least = payoff(legs, 0), highest = 0;
        for (OptionLeg leg : legs) {
            least = Math.min(least, payoff(legs, leg.strike()));
            highest = Math.max(highest, leg.strike());
        }
        return Math.max(0, -Math.min(least, payoff(legs, 2 * highest)));
    }

    private static double payoff(List<OptionLeg> legs, double underlying) {
        return legs.stream().mapToDouble(l -> l.contracts() * l.intrinsic(underlying)).sum();
    }
}
