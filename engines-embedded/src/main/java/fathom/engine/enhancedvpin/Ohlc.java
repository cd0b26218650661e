package fathom.engine.enhancedvpin;

/**
 * Bars as columns, the oldest first; a price that is missing is NaN.
 *
 * @throws IllegalArgumentException when the columns differ in length, or a price is zero, negative or infinite
 */
public record Ohlc(double[] open, double[] high, double[] low, double[] close) {
    public Ohlc {
        for (double[] column : new double[][] {open, high, low, close}) {
            if (column.length != open.length) throw new IllegalArgumentException("columns of " + open.length + " and " + column.length + " bars");
            for (int i = 0; i < column.length; i++) {
                if (column[i] <= 0 || Double.isInfinite(column[i])) throw new IllegalArgumentException("bar " + (i + 1) + ": a price is a number above 0, got " + column[i]);
            }
        }
        for (int i = 0; i < open.length; i++) if (high[i] < low[i]) throw new IllegalArgumentException("bar " + (i + 1) + ": high " + high[i] + " lies below low " + low[i]);
    }

    public int bars() {
        return open.length;
    }
}
