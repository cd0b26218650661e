package fathom.engine.collateral;

/**
 * Contracts of one option on one underlying.
 *
 * @param strike    above 0
 * @param expiry    days until it expires, 0 or more
 * @param price     of the option, per share, 0 or more
 * @param contracts below zero when sold; never 0
 */
public record OptionLeg(Right right, double strike, double expiry, double price, int contracts) {
    public enum Right { CALL, PUT }

    public OptionLeg {
        Checks.above("a strike", strike);
        Checks.notNegative("days to expiry", expiry);
        Checks.notNegative("the price of an option", price);
        if (contracts == 0) throw new IllegalArgumentException("a leg has at least one contract");
    }

    public boolean isShort() {
        return contracts < 0;
    }

    /** Per share, at expiry. */
    double intrinsic(double underlying) {
        return Math.max(0, right == Right.CALL ? underlying - strike : strike - underlying);
    }

    double outOfTheMoney(double underlying) {
        return Math.max(0, right == Right.CALL ? strike - underlying : underlying - strike);
    }

    OptionLeg of(int contracts) {
        return new OptionLeg(right, strike, expiry, price, contracts);
    }
}
