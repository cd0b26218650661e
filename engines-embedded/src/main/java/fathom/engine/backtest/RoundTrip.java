package fathom.engine.backtest;

/**
 * A position from its beginning until nothing of it was left.
 *
 * @param leg    which of the prices, from 0
 * @param size   the most that was held, negative when short
 * @param from   epoch nanoseconds; @param to when it ended, or the last bar while it is open
 * @param entry  average price of all that built it up; @param exit of all that ended it, or the last price while it is open
 * @param fees   of all its trades
 * @param profit after fees
 * @param reason of the signal that began it
 */
public record RoundTrip(int leg, double size, long from, long to, double entry, double exit, double fees, double profit, String reason) {
    /** Profit over what its entry cost. */
    public double profitRate() {
        return profit / (Math.abs(size) * entry);
    }
}
