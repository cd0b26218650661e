package fathom.view.chart;

/**
 * A logarithmic scale from bottom to top.
 *
 * @param low value at the bottom, above 0; @param high value at the top
 */
record LogScale(double low, double high, double top, double height) {
    /** A scale over whole decades that holds both values. */
    static LogScale decades(double least, double most, double top, double height) {
        double low = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1)))), high = Math.pow(10, Math.ceil(Math.log10(Math.max(most, 10))));
        return new LogScale(low, Math.max(high, low * 10), top, height);
    }

    double y(double value) {
        double share = (Math.log10(Math.max(low, Math.min(high, value))) - Math.log10(low)) / (Math.log10(high) - Math.log10(low));
        return top + height * (1 - share);
    }

    /** The value in the middle of a row, counted from the bottom. */
    double middle(int row, int rows) {
        return low * Math.pow(high / low, (row + 0.5) / rows);
    }

    /** Powers of ten within. */
    double[] ticks() {
        int from = (int) Math.ceil(Math.log10(low) - 1e-9), to = (int) Math.floor(Math.log10(high) + 1e-9);
        double[] at = new double[to - from + 1];
        for (int i = 0; i < at.length; i++) at[i] = Math.pow(10, from + i);
        return at;
    }
}
