package fathom.engine.features;

/**
 * Volatility of one instrument a year by the estimators of {@link Estimators}; NaN where bars have but a close.
 *
 * @param name of what it is; @param bars behind it, and one more close before them
 */
public record VolatilityEstimates(String name, int bars, double closeToClose, double parkinson, double garmanKlass, double rogersSatchell, double yangZhang) {
    /** @param before close of the bar before the first; @param barsPerYear as of {@link Estimators#annual} */
    static VolatilityEstimates of(String name, double before, double[] open, double[] high, double[] low, double[] close, double barsPerYear) {
        return new VolatilityEstimates(name, close.length, annual(Estimators.closeToClose(with(before, close)), barsPerYear), annual(Estimators.parkinson(high, low), barsPerYear),
                annual(Estimators.garmanKlass(open, high, low, close), barsPerYear), annual(Estimators.rogersSatchell(open, high, low, close), barsPerYear),
                annual(Estimators.yangZhang(before, open, high, low, close), barsPerYear));
    }

    /** Of closes alone. */
    static VolatilityEstimates of(String name, double[] closes, double barsPerYear) {
        return new VolatilityEstimates(name, closes.length - 1, annual(Estimators.closeToClose(closes), barsPerYear), Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    private static double annual(double perBar, double barsPerYear) {
        return Estimators.annual(perBar, barsPerYear);
    }

    private static double[] with(double before, double[] close) {
        var all = new double[close.length + 1];
        all[0] = before;
        System.arraycopy(close, 0, all, 1, close.length);
        return all;
    }
}
