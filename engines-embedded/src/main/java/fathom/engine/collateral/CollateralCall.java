package fathom.engine.collateral;

/**
 * What one party may ask of the other under a credit support annex (ISDA CSA): exposure above the threshold and the independent amount, less what is held, when it reaches the
 * minimum transfer amount, rounded up for a delivery and down for a return.
 *
 * @param amount   to be delivered when above zero, to be returned when below; 0 when nothing moves
 * @param required collateral that the agreement asks for
 */
public record CollateralCall(double amount, double required) {
    /** Of one agreement; none below 0. @param rounding 0 for none */
    public record Agreement(double threshold, double independentAmount, double minimumTransfer, double rounding) {
        public Agreement {
            Checks.notNegative("a threshold", threshold);
            Checks.notNegative("an independent amount", independentAmount);
            Checks.notNegative("a minimum transfer amount", minimumTransfer);
            Checks.notNegative("a rounding", rounding);
        }
    }

    /** @param exposure what the other side owes at market, below zero when we owe; @param held value of the collateral held, after haircuts */
    public static CollateralCall of(double exposure, double held, Agreement agreement) {
        Checks.finite("an exposure", exposure);
        Checks.notNegative("the collateral held", held);
        double required = Math.max(0, exposure + agreement.independentAmount - agreement.threshold);
        double call = required - held;
        if (call == 0 || Math.abs(call) < agreement.minimumTransfer) return new CollateralCall(0, required);
        if (agreement.rounding == 0) return new CollateralCall(call, required);
        double units = call / agreement.rounding;
        return new CollateralCall(agreement.rounding * (call > 0 ? Math.ceil(units - 1e-9) : -Math.floor(-units + 1e-9)), required);
    }

    /** What an asset counts for. @param haircut 0 to 1 */
    public static double valueAfterHaircut(double marketValue, double haircut) {
        Checks.notNegative("a market value", marketValue);
        if (!(haircut >= 0 && haircut <= 1)) throw new IllegalArgumentException("a haircut lies from 0 to 1, got " + haircut);
        return marketValue * (1 - haircut);
    }
}
