package fathom.engine.collateral;

/**
 * Margin on shares: Regulation T (12 CFR 220.12) when they are bought or sold short, FINRA rule 4210(c) while they are held. Money in the currency of the price.
 *
 * @param initial     half the value; for a short position besides the proceeds
 * @param maintenance a quarter of the value when long; when short the larger of 30 % and 5 a share, below a price of 5 the larger of the value and 2.50 a share
 */
public record StockMargin(double initial, double maintenance) {
    public static final double INITIAL = 0.50, LONG = 0.25, SHORT = 0.30;
    private static final double LEAST_A_SHARE = 5, LOW_PRICE = 5, LEAST_OF_LOW_PRICE = 2.5;

    /** @param shares below zero when short; @throws IllegalArgumentException for a price that is none */
    public static StockMargin of(double shares, double price) {
        Checks.price(price);
        Checks.finite("shares", shares);
        double value = Math.abs(shares) * price;
        return new StockMargin(INITIAL * value, shares >= 0 ? LONG * value : Math.abs(shares) * shortMaintenance(price));
    }

    private static double shortMaintenance(double price) {
        return price < LOW_PRICE ? Math.max(price, LEAST_OF_LOW_PRICE) : Math.max(SHORT * price, LEAST_A_SHARE);
    }

    /**
     * The price at which the equity in a long position is the maintenance requirement: {@code loan / (shares (1 − 25 %))}.
     *
     * @return 0 without a loan
     */
    public static double callPriceLong(double shares, double loan) {
        Checks.above("shares", shares);
        Checks.notNegative("loan", loan);
        return loan / (shares * (1 - LONG));
    }

    /** The price at which the equity in a short position is the maintenance requirement of 30 %: {@code credit / (shares × 130 %)}. @param shares how many are short, above 0 */
    public static double callPriceShort(double shares, double credit) {
        Checks.above("shares", shares);
        Checks.notNegative("credit", credit);
        return credit / (shares * (1 + SHORT));
    }
}
