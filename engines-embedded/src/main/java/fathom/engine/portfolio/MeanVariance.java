package fathom.engine.portfolio;

import fathom.engine.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Fully invested portfolios on the efficient frontier (Markowitz 1952). Weights follow the order of the assets.
 *
 * @param mean       expected returns; @param covariance of the same period
 * @param lower      least weight of each asset, 0 for no short sales; @param upper greatest
 */
public record MeanVariance(double[] mean, double[][] covariance, double lower, double upper) {
    /** @throws IllegalArgumentException when they are no numbers or do not match, the covariance is none (see {@link Require#covariance}), or lower is above upper */
    public MeanVariance {
        Require.covariance(covariance);
        Require.numbers("expected return", mean, 1);
        Require.sameLength("expected returns", mean.length, "assets", covariance.length);
        Require.number("the least weight", lower);
        Require.number("the greatest weight", upper);
        if (lower > upper) throw new IllegalArgumentException("the least weight " + lower + " is above the greatest " + upper);
    }

    public static MeanVariance longOnly(double[] mean, double[][] covariance) {
        return new MeanVariance(mean, covariance, 0, 1);
    }

    /** The least risk of all. @throws ArithmeticException when the bounds admit no portfolio */
    public double[] minimumVariance() {
        return solve(new double[][] {ones()}, new double[] {1});
    }

    /** The greatest expected return: the best assets up to their bounds. @throws ArithmeticException when the bounds admit no portfolio */
    public double[] maxReturn() {
        int n = mean.length;
        if (n * lower > 1 + 1e-12 || n * upper < 1 - 1e-12) throw new ArithmeticException("weights between " + lower + " and " + upper + " do not add up to 1");
        Integer[] best = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> -mean[i])).toArray(Integer[]::new);
        var weights = new double[n];
        Arrays.fill(weights, lower);
        double rest = 1 - n * lower;
        for (int i : best) {
            double more = Math.clamp(rest, 0, upper - lower);
            weights[i] += more;
            rest -= more;
        }
        return weights;
    }

    /** The least risk at an expected return. @throws ArithmeticException when no portfolio within the bounds has it */
    public double[] efficientReturn(double target) {
        Require.number("the expected return", target);
        double scale = largest(mean);
        if (scale == 0) {
            if (target == 0) return minimumVariance();
            throw new ArithmeticException("no asset is expected to earn anything, and no portfolio " + target);
        }
        return solve(new double[][] {ones(), scaled(mean, 1 / scale)}, new double[] {1, target / scale});
    }

    /**
     * The greatest expected return above {@code riskFree} per unit of risk, as a convex problem in {@code y = κw} with {@code (μ − r)'y = 1}
     * (Cornuejols, Tütüncü 2007, §8.2).
     *
     * @throws ArithmeticException when no portfolio within the bounds is expected to earn more than {@code riskFree}
     */
    public double[] maxSharpe(double riskFree) {
        Require.number("the risk-free rate", riskFree);
        double[] excess = Arrays.stream(mean).map(m -> m - riskFree).toArray();
        if (largest(excess) == 0 || lower >= 0 && Arrays.stream(excess).noneMatch(e -> e > 0)) throw new ArithmeticException("no asset is expected to earn more than " + riskFree);
        double[][] a = {scaled(excess, 1 / largest(excess))};
        if (lower == 0 && upper >= 1) { // the bounds on w are those on y
            double[] quick = BoundedQuadratic.solve(scaledCovariance(), a, new double[] {1}, 0, Double.POSITIVE_INFINITY);
            if (quick != null) return bounded(scaled(quick, 1 / Arrays.stream(quick).sum()));
        }
        int n = mean.length;
        var g = new double[2 * n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                g[i][j] = lower - (i == j ? 1 : 0);
                g[n + i][j] = (i == j ? 1 : 0) - upper;
            }
        }
        double[] y = new QuadraticProgram(scaledCovariance(), a, new double[] {1}, g, new double[2 * n]).solve();
        return bounded(scaled(y, 1 / Arrays.stream(y).sum()));
    }

    private double[] solve(double[][] a, double[] b) {
        double[] quick = BoundedQuadratic.solve(scaledCovariance(), a, b, lower, upper);
        if (quick != null) return bounded(quick);
        int n = mean.length;
        var g = new double[2 * n][n];
        var h = new double[2 * n];
        for (int i = 0; i < n; i++) {
            g[i][i] = -1;
            h[i] = -lower;
            g[n + i][i] = 1;
            h[n + i] = upper;
        }
        return bounded(new QuadraticProgram(scaledCovariance(), a, b, g, h).solve());
    }

    /** The solver keeps a bound but for rounding; a weight of −1e-17 would be a short sale. */
    private double[] bounded(double[] weights) {
        return Arrays.stream(weights).map(w -> Math.clamp(w, lower, upper)).toArray();
    }

    /** Weights do not depend on the unit of risk, the solver's tolerances do. */
    private double[][] scaledCovariance() {
        double trace = 0;
        for (int i = 0; i < covariance.length; i++) trace += covariance[i][i] / covariance.length;
        double unit = 1 / trace;
        return Arrays.stream(covariance).map(row -> scaled(row, unit)).toArray(double[][]::new);
    }

    private double[] ones() {
        var ones = new double[mean.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }
}
