package fathom.engine.factor;

import java.util.Arrays;

/**
 * What a formula does with a window, as qlib defines it (Yang et al. 2020, “Qlib: An AI-oriented quantitative investment platform”): missing values (NaN) are
 * left out, one value is enough, and a window that has none gives NaN. Windows come with the oldest value first.
 */
public enum RollingOperator {
    MEAN("Mean") {
        @Override
        double apply(double[] window, int n, double parameter) {
            return sum(window, n) / count(window, n);
        }
    },
    SUM("Sum") {
        @Override
        double apply(double[] window, int n, double parameter) {
            return count(window, n) == 0 ? Double.NaN : sum(window, n);
        }
    },
    /** Over n − 1. */
    STD("Std") {
        @Override
        double apply(double[] window, int n, double parameter) {
            return standardDeviation(window, n);
        }
    },
    MAX("Max") {
        @Override
        double apply(double[] window, int n, double parameter) {
            double most = Double.NaN;
            for (int i = 0; i < n; i++) if (!(window[i] <= most) && !Double.isNaN(window[i])) most = window[i];
            return most;
        }
    },
    MIN("Min") {
        @Override
        double apply(double[] window, int n, double parameter) {
            double least = Double.NaN;
            for (int i = 0; i < n; i++) if (!(window[i] >= least) && !Double.isNaN(window[i])) least = window[i];
            return least;
        }
    },
    /** Position of the highest, 1 for the oldest; the first of equals. */
    INDEX_OF_MAX("IdxMax") {
        @Override
        double apply(double[] window, int n, double parameter) {
            int at = -1;
            for (int i = 0; i < n; i++) if (!Double.isNaN(window[i]) && (at < 0 || window[i] > window[at])) at = i;
            return at < 0 ? Double.NaN : at + 1;
        }
    },
    INDEX_OF_MIN("IdxMin") {
        @Override
        double apply(double[] window, int n, double parameter) {
            int at = -1;
            for (int i = 0; i < n; i++) if (!Double.isNaN(window[i]) && (at < 0 || window[i] < window[at])) at = i;
            return at < 0 ? Double.NaN : at + 1;
        }
    },
    /** Of the latest value among all, as a share of their count; equals share the mean of their ranks. */
    RANK("Rank") {
        @Override
        double apply(double[] window, int n, double parameter) {
            double latest = window[n - 1];
            if (Double.isNaN(latest)) return Double.NaN;
            int below = 0, equal = 0, count = 0;
            for (int i = 0; i < n; i++) {
                if (Double.isNaN(window[i])) continue;
                count++;
                if (window[i] < latest) below++;
                else if (window[i] == latest) equal++;
            }
            return (below + (equal + 1) / 2.0) / count;
        }
    },
    /** By linear interpolation between order statistics; the parameter is the share, 0 to 1. */
    QUANTILE("Quantile") {
        @Override
        double apply(double[] window, int n, double parameter) {
            double[] sorted = Arrays.stream(window, 0, n).filter(v -> !Double.isNaN(v)).sorted().toArray();
            if (sorted.length == 0) return Double.NaN;
            double place = parameter * (sorted.length - 1);
            int below = (int) place;
            return below + 1 >= sorted.length ? sorted[below] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
        }
    },
    /** Of the least-squares line over the positions 1, 2, … */
    SLOPE("Slope") {
        @Override
        double apply(double[] window, int n, double parameter) {
            return Line.through(window, n).slope();
        }
    },
    /** Share of the variance that the line explains; NaN where hardly anything varies. */
    R_SQUARE("Rsquare") {
        @Override
        double apply(double[] window, int n, double parameter) {
            return isFlat(window, n) ? Double.NaN : Line.through(window, n).rSquare();
        }
    },
    /** What the latest value differs from the line. */
    RESIDUAL("Resi") {
        @Override
        double apply(double[] window, int n, double parameter) {
            return Line.through(window, n).residual(window[n - 1], n);
        }
    };

    /** A standard deviation below this is taken for none. */
    private static final double FLAT = 2e-5;

    private final String id;

    RollingOperator(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** @param window its first {@code n} elements count */
    abstract double apply(double[] window, int n, double parameter);

    /** Pearson's; pairs with a missing value are left out; NaN where one of the two hardly varies. */
    static double correlation(double[] x, double[] y, int n) {
        if (isFlat(x, n) || isFlat(y, n)) return Double.NaN;
        double meanX = 0, meanY = 0;
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(x[i] + y[i])) continue;
            meanX += x[i];
            meanY += y[i];
            count++;
        }
        meanX /= count;
        meanY /= count;
        double xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(x[i] + y[i])) continue;
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    static boolean isFlat(double[] window, int n) {
        return standardDeviation(window, n) <= FLAT;
    }

    private static int count(double[] window, int n) {
        int count = 0;
        for (int i = 0; i < n; i++) if (!Double.isNaN(window[i])) count++;
        return count;
    }

    private static double sum(double[] window, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) if (!Double.isNaN(window[i])) sum += window[i];
        return sum;
    }

    private static double standardDeviation(double[] window, int n) {
        int count = count(window, n);
        if (count < 2) return Double.NaN;
        double mean = sum(window, n) / count, squares = 0;
        for (int i = 0; i < n; i++) if (!Double.isNaN(window[i])) squares += (window[i] - mean) * (window[i] - mean);
        return Math.sqrt(squares / (count - 1));
    }
}
