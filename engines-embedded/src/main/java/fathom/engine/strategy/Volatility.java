package fathom.engine.strategy;

/** Standard deviation (n − 1) of the last log returns, annualised by the square root of time; NaN until there are as many as its length, and where nothing varies. */
final class Volatility {
    private final Ring returns;
    private final double periodsPerYear;
    private double last = Double.NaN;

    /** @param length at least 2 */
    Volatility(int length, double periodsPerYear) {
        returns = new Ring("the length of a volatility", Math.max(length, 2));
        this.periodsPerYear = periodsPerYear;
    }

    double add(double close) {
        double change = Math.log(close / last);
        last = close;
        if (Double.isNaN(change)) return Double.NaN;
        returns.add(change);
        if (!returns.isFull()) return Double.NaN;
        int n = returns.size();
        double deviation = returns.deviation() * Math.sqrt((double) n / (n - 1) * periodsPerYear);
        return deviation > 0 ? deviation : Double.NaN;
    }
}
