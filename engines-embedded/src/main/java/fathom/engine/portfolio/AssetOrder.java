package fathom.engine.portfolio;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An order of assets that follows from what they are, not from how they are listed: by variance, and where that is equal by their correlations with the
 * others. Found by refining classes of equal assets until they stay the same (colour refinement, Weisfeiler, Leman 1968).
 *
 * @param places asset at each place; @param classes of each asset, counted from 0: what is of one class nothing tells apart
 */
record AssetOrder(int[] places, int[] classes) {
    private static final int DIGITS = 12;

    static AssetOrder of(double[][] covariance, double[][] correlation) {
        int n = covariance.length;
        var keys = new double[n][];
        for (int i = 0; i < n; i++) keys[i] = new double[] {rounded(covariance[i][i])};
        int[] classes = classes(keys);
        for (int count = 0; count < distinct(classes) && distinct(classes) < n; ) {
            count = distinct(classes);
            for (int i = 0; i < n; i++) keys[i] = key(i, classes, correlation);
            classes = classes(keys);
        }
        int[] refined = classes;
        int[] places = IntStream.range(0, n).boxed().sorted(Comparator.comparingInt(i -> refined[i])).mapToInt(Integer::intValue).toArray();
        return new AssetOrder(places, classes);
    }

    /** Own class, then the correlation and class of every other asset, sorted. */
    private static double[] key(int asset, int[] classes, double[][] correlation) {
        double[][] others = IntStream.range(0, classes.length).filter(j -> j != asset)
                .mapToObj(j -> new double[] {rounded(correlation[asset][j]), classes[j]}).sorted(Arrays::compare).toArray(double[][]::new);
        var key = new double[2 * others.length + 1];
        key[0] = classes[asset];
        for (int k = 0; k < others.length; k++) System.arraycopy(others[k], 0, key, 2 * k + 1, 2);
        return key;
    }

    private static int[] classes(double[][] keys) {
        double[][] sorted = keys.clone();
        Arrays.sort(sorted, Arrays::compare);
        var classes = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int place = Arrays.binarySearch(sorted, keys[i], Arrays::compare);
            while (place > 0 && Arrays.equals(sorted[place - 1], keys[i])) place--;
            classes[i] = place;
        }
        return classes;
    }

    private static int distinct(int[] classes) {
        return (int) Arrays.stream(classes).distinct().count();
    }

    /** To so many significant digits: what differs by rounding alone is equal. */
    private static double rounded(double value) {
        if (value == 0) return 0;
        double unit = Math.pow(10, DIGITS - 1 - Math.floor(Math.log10(Math.abs(value))));
        return Double.isInfinite(unit) || unit == 0 ? value : Math.rint(value * unit) / unit + 0.0;
    }

    /** A matrix over the assets, as one over the places. */
    long[][] arrange(long[][] matrix) {
        return Arrays.stream(places).mapToObj(i -> Arrays.stream(places).mapToLong(j -> matrix[i][j]).toArray()).toArray(long[][]::new);
    }

    /** Gives the assets of one class the mean of their weights. */
    double[] shareAlike(double[] weights) {
        var sum = new double[weights.length];
        var count = new int[weights.length];
        for (int place : places) {
            sum[classes[place]] += weights[place];
            count[classes[place]]++;
        }
        return IntStream.range(0, weights.length).mapToDouble(i -> count[classes[i]] == 1 ? weights[i] : sum[classes[i]] / count[classes[i]]).toArray();
    }
}
