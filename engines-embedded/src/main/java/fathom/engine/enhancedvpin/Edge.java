package fathom.engine.enhancedvpin;

import static fathom.engine.enhancedvpin.SpreadEstimator.logs;
import static fathom.engine.enhancedvpin.SpreadEstimator.mean;

import java.util.Arrays;

/**
 * The efficient estimator of the spread from bars (Ardia, Guidotti, Kroencke 2024, Journal of Financial Economics 161): two moment conditions, each unbiased, put
 * together with the weights that make the variance least.
 *
 * @param square  of the spread; below zero when noise outweighs it
 * @param trading share of bars in which the price moved
 */
record Edge(double square, double trading) {
    private static final Edge UNKNOWN = new Edge(Double.NaN, Double.NaN);

    /** The root of the size of {@link #square}; NaN when it is not known. */
    double spread() {
        return Math.sqrt(Math.abs(square));
    }

    /** With the sign of {@link #square}. */
    double signed() {
        return Math.signum(square) * spread();
    }

    static Edge of(Ohlc bars) {
        int n = bars.bars();
        if (n < 3) return UNKNOWN;
        double[] o = logs(bars.open()), h = logs(bars.high()), l = logs(bars.low()), c = logs(bars.close());
        var middle = new double[n];
        Arrays.setAll(middle, t -> (h[t] + l[t]) / 2);
        var moved = column(n, t -> known(h[t], l[t], c[t - 1], h[t] != l[t] || l[t] != c[t - 1]));
        var fromOpen = column(n, t -> middle[t] - o[t]);
        var toOpen = column(n, t -> o[t] - middle[t - 1]);
        var fromClose = column(n, t -> middle[t] - c[t - 1]);
        var toClose = column(n, t -> c[t - 1] - middle[t - 1]);
        var overnight = column(n, t -> o[t] - c[t - 1]);
        double trading = mean(1, n, t -> moved[t]);
        double opens = mean(1, n, t -> moved[t] * known(o[t], h[t], o[t] != h[t])) + mean(1, n, t -> moved[t] * known(o[t], l[t], o[t] != l[t]));
        double closes = mean(1, n, t -> moved[t] * known(c[t - 1], h[t - 1], c[t - 1] != h[t - 1])) + mean(1, n, t -> moved[t] * known(c[t - 1], l[t - 1], c[t - 1] != l[t - 1]));
        double count = Arrays.stream(moved, 1, n).filter(v -> v == 1).count();
        if (count < 2 || !(opens > 0) || !(closes > 0)) return UNKNOWN;
        double[] openless = demeaned(fromOpen, moved, trading), closeless = demeaned(fromClose, moved, trading), nightless = demeaned(overnight, moved, trading);
        double[] first = column(n, t -> -4 / opens * openless[t] * toOpen[t] - 4 / closes * closeless[t] * toClose[t]);
        double[] second = column(n, t -> -4 / opens * openless[t] * overnight[t] - 4 / closes * nightless[t] * toClose[t]);
        double e1 = mean(1, n, t -> first[t]), e2 = mean(1, n, t -> second[t]);
        double v1 = mean(1, n, t -> first[t] * first[t]) - e1 * e1, v2 = mean(1, n, t -> second[t] * second[t]) - e2 * e2;
        return new Edge(v1 + v2 > 0 ? (v2 * e1 + v1 * e2) / (v1 + v2) : (e1 + e2) / 2, trading);
    }

    private static double[] demeaned(double[] returns, double[] moved, double trading) {
        double mean = mean(1, returns.length, t -> returns[t]);
        return column(returns.length, t -> returns[t] - mean / trading * moved[t]);
    }

    /** From the second bar on: every figure looks at the bar before. */
    private static double[] column(int n, java.util.function.IntToDoubleFunction value) {
        var column = new double[n];
        column[0] = Double.NaN;
        for (int t = 1; t < n; t++) column[t] = value.applyAsDouble(t);
        return column;
    }

    private static double known(double a, double b, boolean is) {
        return Double.isNaN(a + b) ? Double.NaN : is ? 1 : 0;
    }

    private static double known(double a, double b, double c, boolean is) {
        return known(a + b, c, is);
    }
}
