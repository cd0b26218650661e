package fathom.engine;

import java.util.Arrays;

/** The worst cases of an empirical distribution. */
public final class Tail {
    private Tail() {}

    /**
     * The mean of the worst {@code share} of all values, the last one of them in part where that is no whole number (Acerbi, Tasche 2002, “On the coherence
     * of expected shortfall”): values tied at the quantile count as often as the share says, no more.
     *
     * @param values at least one; @param share above 0, at most 1
     */
    public static double mean(double[] values, double share) {
        double[] sorted = sorted(values, share);
        double size = share * sorted.length;
        double sum = 0;
        int whole = (int) Math.min(size, sorted.length - 1);
        for (int i = 0; i < whole; i++) sum += sorted[i];
        return (sum + (size - whole) * sorted[whole]) / size;
    }

    /** The lower quantile: the least value that at least {@code share} of all do not exceed. An order statistic, without interpolation. */
    public static double edge(double[] values, double share) {
        double[] sorted = sorted(values, share);
        return sorted[(int) Math.clamp(Math.ceil(share * sorted.length - 1e-9) - 1, 0, sorted.length - 1)];
    }

    private static double[] sorted(double[] values, double share) {
        if (!(share > 0 && share <= 1)) throw new IllegalArgumentException("a share is above 0 and at most 1, got " + share);
        double[] sorted = Require.numbers("return", values, 1).clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
