package fathom.engine.portfolio;

import fathom.engine.Moments;
import fathom.engine.Require;
import fathom.engine.Tail;
import java.util.Arrays;

/**
 * What can be meant by the risk of a series of returns, under the names and conventions of Riskfolio-Lib: losses positive, returns simple. Drawdowns of type
 * {@code ABSOLUTE} are of the sum of returns from 1 on, the others of their product.
 */
public enum RiskMeasure {
    DEVIATION("standard deviation, n − 1"),
    MEAN_ABSOLUTE_DEVIATION("mean absolute deviation"),
    GINI_MEAN_DIFFERENCE("mean difference of two returns (Gini)"),
    SEMI_DEVIATION("standard deviation of what is below the mean, n − 1"),
    SQUARE_ROOT_KURTOSIS("root of the fourth central moment"),
    SQUARE_ROOT_SEMI_KURTOSIS("root of the fourth central moment of what is below the mean"),
    FIRST_LOWER_PARTIAL_MOMENT("mean loss, gains counting 0"),
    SECOND_LOWER_PARTIAL_MOMENT("root mean square loss, gains counting 0, n − 1"),
    VALUE_AT_RISK("value at risk, an order statistic"),
    EXPECTED_SHORTFALL("mean of the worst share (Acerbi, Tasche 2002)"),
    ENTROPIC_VALUE_AT_RISK("entropic value at risk (Ahmadi-Javid 2012)"),
    WORST_REALISATION("greatest loss"),
    RANGE("best less worst return"),
    EXPECTED_SHORTFALL_RANGE("expected shortfall of the worst and the best share together"),
    VALUE_AT_RISK_RANGE("value at risk of the worst and the best share together"),
    ABSOLUTE_MAX_DRAWDOWN("deepest drawdown of the sum"),
    ABSOLUTE_AVERAGE_DRAWDOWN("mean drawdown of the sum"),
    ABSOLUTE_DRAWDOWN_AT_RISK("drawdown at risk of the sum"),
    ABSOLUTE_CONDITIONAL_DRAWDOWN("mean of the worst share of drawdowns of the sum (Chekhlov, Uryasev, Zabarankin 2005)"),
    ABSOLUTE_ENTROPIC_DRAWDOWN("entropic drawdown at risk of the sum"),
    ABSOLUTE_ULCER("root mean square drawdown of the sum (Martin 1987)"),
    MAX_DRAWDOWN("deepest drawdown"),
    AVERAGE_DRAWDOWN("mean drawdown"),
    DRAWDOWN_AT_RISK("drawdown at risk"),
    CONDITIONAL_DRAWDOWN("mean of the worst share of drawdowns (Chekhlov, Uryasev, Zabarankin 2005)"),
    ENTROPIC_DRAWDOWN("entropic drawdown at risk"),
    ULCER("root mean square drawdown (Martin 1987)");

    private final String meaning;

    RiskMeasure(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /**
     * @param returns of one period each, at least two
     * @param share   of the worst cases, 1 − level, e.g. 0.05; used by those that look at the tail
     * @throws IllegalArgumentException for what is no return; drawdowns of a product also for a return of −1 or less
     */
    public double of(double[] returns, double share) {
        Require.numbers("return", returns, 2);
        Require.between("the share of the worst cases", share, 0, 1);
        int n = returns.length;
        double mean = Moments.of(returns).mean();
        return switch (this) {
            case DEVIATION -> Moments.of(returns).deviation();
            case MEAN_ABSOLUTE_DEVIATION -> Arrays.stream(returns).map(r -> Math.abs(r - mean)).sum() / n;
            case GINI_MEAN_DIFFERENCE -> gini(returns);
            case SEMI_DEVIATION -> Math.sqrt(Arrays.stream(returns).map(r -> square(Math.min(r - mean, 0))).sum() / (n - 1));
            case SQUARE_ROOT_KURTOSIS -> Math.sqrt(Arrays.stream(returns).map(r -> square(square(r - mean))).sum() / n);
            case SQUARE_ROOT_SEMI_KURTOSIS -> Math.sqrt(Arrays.stream(returns).map(r -> square(square(Math.min(r - mean, 0)))).sum() / n);
            case FIRST_LOWER_PARTIAL_MOMENT -> Arrays.stream(returns).map(r -> Math.max(-r, 0)).sum() / n;
            case SECOND_LOWER_PARTIAL_MOMENT -> Math.sqrt(Arrays.stream(returns).map(r -> square(Math.min(r, 0))).sum() / (n - 1));
            case VALUE_AT_RISK -> -Tail.edge(returns, share);
            case EXPECTED_SHORTFALL -> -Tail.mean(returns, share);
            case ENTROPIC_VALUE_AT_RISK -> entropic(returns, share);
            case WORST_REALISATION -> -worst(returns);
            case RANGE -> -worst(returns) - worst(negated(returns));
            case EXPECTED_SHORTFALL_RANGE -> -Tail.mean(returns, share) - Tail.mean(negated(returns), share);
            case VALUE_AT_RISK_RANGE -> -Tail.edge(returns, share) - Tail.edge(negated(returns), share);
            case ABSOLUTE_MAX_DRAWDOWN -> -worst(sumFalls(returns));
            case ABSOLUTE_AVERAGE_DRAWDOWN -> -Arrays.stream(sumFalls(returns)).sum() / n;
            case ABSOLUTE_DRAWDOWN_AT_RISK -> -Tail.edge(sumFalls(returns), share);
            case ABSOLUTE_CONDITIONAL_DRAWDOWN -> -Tail.mean(sumFalls(returns), share);
            case ABSOLUTE_ENTROPIC_DRAWDOWN -> entropic(sumFalls(returns), share);
            case ABSOLUTE_ULCER -> rootMeanSquare(sumFalls(returns));
            case MAX_DRAWDOWN -> -worst(productFalls(returns));
            case AVERAGE_DRAWDOWN -> -Arrays.stream(productFalls(returns)).sum() / n;
            case DRAWDOWN_AT_RISK -> -Tail.edge(productFalls(returns), share);
            case CONDITIONAL_DRAWDOWN -> -Tail.mean(productFalls(returns), share);
            case ENTROPIC_DRAWDOWN -> entropic(productFalls(returns), share);
            case ULCER -> rootMeanSquare(productFalls(returns));
        } + 0.0;
    }

    private static double gini(double[] returns) {
        double[] sorted = returns.clone();
        Arrays.sort(sorted);
        double n = sorted.length;
        double sum = 0;
        for (int i = 0; i < n; i++) sum += (2 * i + 1 - n) * sorted[i];
        return 2 * sum / (n * (n - 1));
    }

    /** The least of {@code z·ln(E[exp(−r/z)]/share)} over z > 0, which has one minimum: by golden section over ln z. */
    private static double entropic(double[] returns, double share) {
        double worst = worst(returns);
        double span = -worst(negated(returns)) - worst;
        if (!(span > 0)) return -worst;
        double golden = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(span) - 25;
        double high = Math.log(span) + 25;
        while (high - low > 1e-10) {
            double a = high - golden * (high - low);
            double b = low + golden * (high - low);
            if (entropicAt(Math.exp(a), returns, worst, share) <= entropicAt(Math.exp(b), returns, worst, share)) high = b;
            else low = a;
        }
        return Math.min(entropicAt(Math.exp((low + high) / 2), returns, worst, share), -worst);
    }

    private static double entropicAt(double z, double[] returns, double worst, double share) {
        double sum = 0;
        for (double r : returns) sum += Math.exp((worst - r) / z);
        return -worst + z * Math.log(sum / returns.length / share);
    }

    /** What each value of the sum lies below the highest so far: 0 or less. */
    private static double[] sumFalls(double[] returns) {
        var falls = new double[returns.length];
        double value = 0;
        double peak = 0;
        for (int i = 0; i < falls.length; i++) {
            value += returns[i];
            peak = Math.max(peak, value);
            falls[i] = value - peak;
        }
        return falls;
    }

    private static double[] productFalls(double[] returns) {
        var falls = new double[returns.length];
        double value = 1;
        double peak = 1;
        for (int i = 0; i < falls.length; i++) {
            if (!(returns[i] > -1)) throw new IllegalArgumentException("return " + (i + 1) + " loses everything: " + returns[i]);
            value *= 1 + returns[i];
            peak = Math.max(peak, value);
            falls[i] = Require.number("a drawdown", value / peak - 1);
        }
        return falls;
    }

    private static double rootMeanSquare(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(RiskMeasure::square).sum() / values.length);
    }

    private static double worst(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(v -> -v).toArray();
    }

    private static double square(double x) {
        return x * x;
    }
}
