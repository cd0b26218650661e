package fathom.desk;

/**
 * One asset in one portfolio at average cost, in USD. Adding to it moves the average; reducing it realises the difference; crossing zero realises all
 * of the old side and opens the new one at the price of the fill.
 */
final class Position {
    /** What is left of a trade of this part of its size is rounding, not a position. */
    private static final double DUST = 1e-9;

    final String base;
    private final Account account;
    private double quantity;
    private double average;
    private double realized;
    private double price = Double.NaN;

    Position(String base, Account account) {
        this.base = base;
        this.account = account;
    }

    /** @param signed base currency, above zero for a purchase */
    void trade(double signed, double at) {
        double before = quantity;
        if (before == 0 || Math.signum(before) == Math.signum(signed)) {
            average = (before * average + signed * at) / (before + signed);
        } else {
            double closed = Math.min(Math.abs(signed), Math.abs(before)) * Math.signum(before);
            realized += closed * (at - average);
            if (Math.abs(signed) > Math.abs(before)) average = at;
        }
        quantity = before + signed;
        if (Math.abs(quantity) < DUST * Math.abs(signed)) quantity = 0;
        if (quantity == 0) average = 0;
        if (Double.isNaN(price)) price = at;
    }

    /** Marks to a new price and tells the portfolio what that changed. */
    void mark(double newPrice) {
        if (quantity != 0) account.valueMoved(quantity * (newPrice - price));
        price = newPrice;
    }

    double quantity() {
        return quantity;
    }

    double average() {
        return average;
    }

    double realized() {
        return realized;
    }

    double price() {
        return price;
    }

    double value() {
        return quantity == 0 ? 0 : quantity * price;
    }

    double unrealized() {
        return quantity == 0 ? 0 : quantity * (price - average);
    }
}
