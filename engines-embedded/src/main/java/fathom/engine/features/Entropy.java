package fathom.engine.features;

import fathom.engine.Require;

/** Plug-in entropy (Shannon 1948; for price series López de Prado 2018, chapter 18). */
public final class Entropy {
    private Entropy() {}

    /** Of the frequencies, in bits; NaN when there are none. */
    public static double shannon(long... counts) {
        long total = 0;
        for (long c : counts) {
            if (c < 0) throw new IllegalArgumentException("a frequency is not negative, got " + c);
            total = Math.addExact(total, c);
        }
        if (total == 0) return Double.NaN;
        double bits = 0;
        for (long c : counts) {
            double p = (double) c / total;
            if (p > 0) bits -= p * Math.log(p) / Math.log(2);
        }
        return bits;
    }

    /** Of the directions (down, unchanged, up) from each value to the next: 0 when they are all the same, at most log₂ 3 = 1.585 bits. */
    public static double ofSigns(double[] series) {
        Require.numbers("value", series, 0);
        long[] counts = new long[3];
        for (int i = 1; i < series.length; i++) counts[1 + (int) Math.signum(series[i] - series[i - 1])]++;
        return shannon(counts);
    }
}
