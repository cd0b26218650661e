package fathom.engine;

/**
 * What a calculator asks of its input; anything else is refused with one sentence. Numbers beyond {@value #LARGEST} are refused too: their fourth powers could
 * not be held, and no market has them.
 */
public final class Require {
    /** The largest number taken, in whatever unit. */
    public static final double LARGEST = 1e60;

    /** The smallest price. */
    public static final double SMALLEST = 1e-60;

    /** Share of the largest variance by which rounding may push an eigenvalue below zero. */
    private static final double ROUNDING = 1e-10;

    private Require() {}

    /** @throws IllegalArgumentException when it is NaN, infinite or beyond {@value #LARGEST} */
    public static double number(String what, double value) {
        if (!(Math.abs(value) <= LARGEST)) throw new IllegalArgumentException(what + " must be a number, got " + value);
        return value;
    }

    public static double above(String what, double value, double least) {
        if (!(number(what, value) > least)) throw new IllegalArgumentException(what + " must be above " + plain(least) + ", got " + value);
        return value;
    }

    public static double notNegative(String what, double value) {
        if (!(number(what, value) >= 0)) throw new IllegalArgumentException(what + " must not be negative, got " + value);
        return value;
    }

    /** Strictly between. */
    public static double between(String what, double value, double low, double high) {
        if (!(value > low && value < high)) throw new IllegalArgumentException(what + " must lie between " + plain(low) + " and " + plain(high) + ", got " + value);
        return value;
    }

    public static int atLeast(String what, int value, int least) {
        if (value < least) throw new IllegalArgumentException(what + " must be at least " + least + ", got " + value);
        return value;
    }

    /** Confidence, strictly between 0.5 and 1. */
    public static double level(double level) {
        return between("the level", level, 0.5, 1);
    }

    /** At least so many numbers. @param what one of them, e.g. {@code return} */
    public static double[] numbers(String what, double[] values, int least) {
        if (values.length < least) throw new IllegalArgumentException("needs at least " + least + " of " + what + ", has " + values.length);
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i]) <= LARGEST)) throw new IllegalArgumentException(what + " " + (i + 1) + " must be a number, got " + values[i]);
        }
        return values;
    }

    /** At least so many numbers of {@value #SMALLEST} or more. */
    public static double[] positive(String what, double[] values, int least) {
        numbers(what, values, least);
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= SMALLEST)) throw new IllegalArgumentException(what + " " + (i + 1) + " must be above 0 (at least " + SMALLEST + "), got " + values[i]);
        }
        return values;
    }

    public static void sameLength(String a, int lengthA, String b, int lengthB) {
        if (lengthA != lengthB) throw new IllegalArgumentException(lengthA + " of " + a + " but " + lengthB + " of " + b);
    }

    /** Aligned series of numbers, {@code [asset][sample]}: at least one asset, all of the same length of at least {@code least}. */
    public static double[][] aligned(double[][] series, int least) {
        if (series.length == 0) throw new IllegalArgumentException("needs at least one series of returns, has none");
        for (double[] row : series) {
            sameLength("the returns of the first asset", series[0].length, "another", row.length);
            numbers("return", row, least);
        }
        return series;
    }

    /** Square, symmetric, numbers, variances above zero, and no portfolio of a variance below zero: what returns can have. */
    public static double[][] covariance(double[][] covariance) {
        if (covariance.length == 0) throw new IllegalArgumentException("a covariance needs at least one asset");
        double largest = 0;
        for (int i = 0; i < covariance.length; i++) {
            sameLength("rows of the covariance", covariance.length, "its columns", covariance[i].length);
            numbers("covariance", covariance[i], 1);
            if (!(covariance[i][i] > 0)) throw new IllegalArgumentException("the variance of asset " + (i + 1) + " must be above 0, got " + covariance[i][i]);
            largest = Math.max(largest, covariance[i][i]);
        }
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(covariance[i][i]) * Math.sqrt(covariance[j][j]);
                if (Math.abs(covariance[i][j] - covariance[j][i]) > 1e-8 * scale) throw new IllegalArgumentException("the covariance is not symmetric");
                if (Math.abs(covariance[i][j]) > (1 + 1e-8) * scale) throw indefinite();
            }
        }
        if (Cholesky.of(covariance, ROUNDING) == null) throw indefinite();
        return covariance;
    }

    /** As {@link #covariance}, and every portfolio has some variance. */
    public static double[][] definite(double[][] covariance) {
        if (Cholesky.of(covariance(covariance), -1e-14) == null) {
            throw new IllegalArgumentException("the covariance is not positive definite: some portfolio of these assets has no variance");
        }
        return covariance;
    }

    private static IllegalArgumentException indefinite() {
        return new IllegalArgumentException("the covariance is indefinite: some portfolio of these assets would have a variance below 0");
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
