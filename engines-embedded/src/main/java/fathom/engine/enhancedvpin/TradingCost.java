package fathom.engine.enhancedvpin;

import java.util.List;

/**
 * What takers paid, from trades with quotes; shares of the middle.
 *
 * @param effective mean of twice the distance from the middle (Huang, Stoll 1996); @param weighted the same weighted by size
 * @param realised  what of it the other side kept after the delay: against the middle that stood then; NaN without one
 * @param impact    effective less realised: what the middle moved the taker's way
 * @param trades    with quotes
 */
public record TradingCost(double effective, double weighted, double realised, double impact, int trades) {
    /**
     * @param signs 1, −1, or 0 for a trade whose realised spread cannot be said; @param delay nanoseconds
     * @throws IllegalArgumentException when no trade has quotes
     */
    public static TradingCost of(List<QuotedTrade> trades, int[] signs, long delay) {
        if (signs.length != trades.size()) throw new IllegalArgumentException(trades.size() + " trades and " + signs.length + " signs");
        double sum = 0, weighted = 0, size = 0, realised = 0, impact = 0;
        int count = 0, later = 0;
        for (int i = 0, j = 0; i < trades.size(); i++) {
            QuotedTrade t = trades.get(i);
            double mid = t.mid();
            if (Double.isNaN(mid)) continue;
            double cost = 2 * Math.abs(t.price() - mid) / mid;
            sum += cost;
            weighted += cost * t.size();
            size += t.size();
            count++;
            while (j < trades.size() && trades.get(j).at() < t.at() + delay) j++;
            if (j == trades.size() || signs[i] == 0 || Double.isNaN(trades.get(j).mid())) continue;
            double then = trades.get(j).mid();
            realised += 2 * signs[i] * (t.price() - then) / mid;
            impact += 2 * signs[i] * (then - mid) / mid;
            later++;
        }
        if (count == 0) throw new IllegalArgumentException("no trade has quotes: the spread that was paid cannot be told");
        return new TradingCost(sum / count, weighted / size, later == 0 ? Double.NaN : realised / later, later == 0 ? Double.NaN : impact / later, count);
    }
}
