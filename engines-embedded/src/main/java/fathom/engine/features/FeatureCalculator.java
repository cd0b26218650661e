package fathom.engine.features;

import static fathom.model.Feature.ENTROPY;
import static fathom.model.Feature.FRACDIFF;
import static fathom.model.Feature.GARMAN_KLASS;
import static fathom.model.Feature.IMBALANCE;
import static fathom.model.Feature.MICROPRICE;
import static fathom.model.Feature.MID;
import static fathom.model.Feature.PARKINSON;
import static fathom.model.Feature.REALIZED;
import static fathom.model.Feature.RETURN_BP;
import static fathom.model.Feature.ROGERS_SATCHELL;
import static fathom.model.Feature.SPREAD_BP;
import static fathom.model.Feature.TRADE_IMBALANCE;
import static fathom.model.Feature.VWAP;
import static fathom.model.Feature.YANG_ZHANG;
import static fathom.model.Feature.ZSCORE;

import fathom.engine.Microprice;
import fathom.engine.features.BarWindow.Entry;
import fathom.model.Book;
import fathom.model.Feature;
import java.util.Arrays;
import org.hipparchus.stat.StatUtils;

/** All features of one instrument at the end of a bar. Stateless but for what depends on the length of a bar only. */
final class FeatureCalculator {
    /** Bars that a window holds. */
    static final int WINDOW = 60;
    private static final int BOOK_LEVELS = 5;
    /** Weights below one thousandth are left out, which makes 55 of them. */
    private static final double[] FRACDIFF_WEIGHTS = FractionalDifference.weights(0.4, 1e-3);

    private final double barsPerYear;

    /** @param interval of a bar, nanoseconds */
    FeatureCalculator(long interval) {
        barsPerYear = Estimators.SECONDS_PER_YEAR * 1e9 / interval;
    }

    /** By {@link Feature} ordinal; NaN where it cannot be said, which is everything once the instrument was silent for a whole window. */
    double[] values(BarBuilder state) {
        double[] values = new double[Feature.values().length];
        Arrays.fill(values, Double.NaN);
        if (state.silentBars() < WINDOW) {
            ofBook(state.usableBook(), values);
            ofTrades(state.window, values);
            ofPrices(state.window, values);
        }
        return values;
    }

    private static void ofBook(Book book, double[] values) {
        if (book == null) return;
        set(values, MID, book.mid());
        set(values, SPREAD_BP, (book.ask() - book.bid()) / book.mid() * 1e4);
        set(values, MICROPRICE, Microprice.of(book));
        set(values, IMBALANCE, Microprice.imbalance(book, BOOK_LEVELS));
    }

    private static void ofTrades(BarWindow window, double[] values) {
        double bought = window.sum(WINDOW, Entry::bought), sold = window.sum(WINDOW, Entry::sold);
        set(values, TRADE_IMBALANCE, Microprice.imbalance(bought, sold));
        set(values, VWAP, window.sum(WINDOW, Entry::notional) / (bought + sold));
    }

    private void ofPrices(BarWindow window, double[] values) {
        double[] pair = window.column(2, e -> e.bar().close());
        if (pair != null) set(values, RETURN_BP, (pair[1] / pair[0] - 1) * 1e4);
        double[] remembered = window.column(FRACDIFF_WEIGHTS.length, e -> Math.log(e.bar().close()));
        if (remembered != null) set(values, FRACDIFF, FractionalDifference.last(FRACDIFF_WEIGHTS, remembered));
        double[] close = window.column(WINDOW, e -> e.bar().close());
        if (close == null) return;
        set(values, ZSCORE, zScore(close));
        double[] open = window.column(WINDOW, e -> e.bar().open());
        double[] high = window.column(WINDOW, e -> e.bar().high());
        double[] low = window.column(WINDOW, e -> e.bar().low());
        percentPerYear(values, PARKINSON, Estimators.parkinson(high, low));
        percentPerYear(values, GARMAN_KLASS, Estimators.garmanKlass(open, high, low, close));
        percentPerYear(values, ROGERS_SATCHELL, Estimators.rogersSatchell(open, high, low, close));
        double[] before = window.column(WINDOW + 1, e -> e.bar().close());
        if (before == null) return;
        percentPerYear(values, REALIZED, Estimators.closeToClose(before));
        percentPerYear(values, YANG_ZHANG, Estimators.yangZhang(before[0], open, high, low, close));
        set(values, ENTROPY, Entropy.ofSigns(before));
    }

    /** NaN for a flat series, where rounding in the mean would pass for a deviation. */
    private static double zScore(double[] series) {
        if (StatUtils.min(series) == StatUtils.max(series)) return Double.NaN;
        return (series[series.length - 1] - StatUtils.mean(series)) / Math.sqrt(StatUtils.variance(series));
    }

    private void percentPerYear(double[] values, Feature feature, double perBar) {
        set(values, feature, 100 * Estimators.annual(perBar, barsPerYear));
    }

    /** A ratio of nothing by nothing, such as the price of no volume, is NaN by itself. */
    private static void set(double[] values, Feature feature, double value) {
        values[feature.ordinal()] = value;
    }
}
