package fathom.engine.portfolio;

import fathom.engine.Require;
import java.util.Arrays;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * Long-only, fully invested weights of the least expected shortfall over past returns (min CVaR), as the linear programme of Rockafellar and Uryasev (2000).
 */
public final class MinimumShortfall {
    private static final int MOST_ITERATIONS = 200_000;

    private MinimumShortfall() {}

    /** @param shortfall of these weights, per period, loss positive */
    public record Result(double[] weights, double shortfall) {}

    /**
     * @param returns {@code [asset][sample]}, at least one sample
     * @param level   confidence, e.g. 0.95
     * @throws ArithmeticException when the solver finds none
     */
    public static Result weights(double[][] returns, double level) {
        Require.aligned(returns, 1);
        double share = 1 - Require.level(level);
        double unit = Arrays.stream(returns).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
        if (unit == 0) throw new IllegalArgumentException("no asset moved in any of the returns");
        int n = returns.length;
        int samples = returns[0].length;
        var model = new ExpressionsBasedModel();
        Variable edge = model.addVariable("edge").weight(1);
        var weight = new Variable[n];
        var budget = model.addExpression("budget").level(1);
        for (int i = 0; i < n; i++) {
            weight[i] = model.addVariable("w" + i).lower(0).upper(1);
            budget.set(weight[i], 1);
        }
        for (int t = 0; t < samples; t++) {
            Variable beyond = model.addVariable("u" + t).lower(0).weight(1 / (share * samples));
            var row = model.addExpression("r" + t).lower(0);
            row.set(beyond, 1).set(edge, 1);
            for (int i = 0; i < n; i++) row.set(weight[i], returns[i][t] / unit);
        }
        model.options.iterations_abort = MOST_ITERATIONS;
        model.options.iterations_suffice = MOST_ITERATIONS;
        var result = model.minimise();
        if (!result.getState().isFeasible()) throw new ArithmeticException("no solution: the solver ended " + result.getState());
        var weights = new double[n];
        for (int i = 0; i < n; i++) weights[i] = Math.max(0, result.doubleValue(1 + i));
        double sum = Arrays.stream(weights).sum();
        for (int i = 0; i < n; i++) weights[i] /= sum;
        return new Result(weights, RiskMeasure.EXPECTED_SHORTFALL.of(portfolio(returns, weights), share));
    }

    private static double[] portfolio(double[][] returns, double[] weights) {
        var series = new double[returns[0].length];
        for (int i = 0; i < weights.length; i++) for (int t = 0; t < series.length; t++) series[t] += weights[i] * returns[i][t];
        return series;
    }
}
