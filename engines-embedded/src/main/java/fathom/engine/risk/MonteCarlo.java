package fathom.engine.risk;

import fathom.engine.Moments;
import fathom.engine.Require;
import fathom.engine.Tail;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Value at risk and expected shortfall of a portfolio by simulation: returns of assets that are normal one by one, tied together by a Gaussian copula (which
 * makes them jointly normal) or by a Student-t copula, under which extremes come together (Demarta, McNeil 2005). Losses positive, per period.
 *
 * <p>The same seed gives the same figures. Paths are drawn in antithetic pairs, so that means are met exactly. Standard errors are those of 20 batches, which
 * all cores share.
 *
 * @param var        lower empirical quantile; @param varError its standard error; @param es mean loss beyond it; @param esError its standard error
 * @param mean       of the simulated returns; @param deviation of them, n − 1
 * @param freedom    degrees of freedom of the copula, infinite for the Gaussian one
 */
public record MonteCarlo(double var, double varError, double es, double esError, double mean, double deviation, double freedom, int paths, long seed) {
    public static final int FEWEST_PATHS = 1_000;
    public static final int MOST_PATHS = 10_000_000;

    private static final int BATCHES = 20;
    private static final double MOST_FREEDOM = 1000;

    /**
     * @param weights    value over NAV of each asset; @param means and {@code covariance} of their returns, positive semidefinite
     * @param freedom    of the Student-t copula, above 2, at most 1000; infinite for the Gaussian copula
     * @param paths      {@value #FEWEST_PATHS} to {@value #MOST_PATHS}; rounded up to a multiple of 40
     */
    public static MonteCarlo of(double[] weights, double[] means, double[][] covariance, double freedom, double level, int paths, long seed) {
        Require.covariance(covariance);
        Require.numbers("weight", weights, 1);
        Require.numbers("mean", means, 1);
        Require.sameLength("weights", weights.length, "assets", covariance.length);
        Require.sameLength("means", means.length, "assets", covariance.length);
        Require.level(level);
        if (!(freedom > 2 && (freedom <= MOST_FREEDOM || freedom == Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException("degrees of freedom must be above 2, and at most " + (int) MOST_FREEDOM + " or infinite, got " + freedom);
        }
        if (paths < FEWEST_PATHS || paths > MOST_PATHS) {
            throw new IllegalArgumentException("paths number from " + FEWEST_PATHS + " to " + MOST_PATHS + ", got " + paths);
        }
        int batch = (paths + 2 * BATCHES - 1) / (2 * BATCHES) * 2;
        var returns = new double[batch * BATCHES];
        var simulation = new CopulaSimulation(weights, means, covariance, freedom);
        var vars = new double[BATCHES];
        var shortfalls = new double[BATCHES];
        // each batch has a generator of its own, so that the figures do not depend on which core draws it
        IntStream.range(0, BATCHES).parallel().forEach(b -> {
            simulation.draw(new SplittableRandom(seed * BATCHES + b), returns, b * batch, (b + 1) * batch);
            var part = summary(Arrays.copyOfRange(returns, b * batch, (b + 1) * batch), level);
            vars[b] = part.var();
            shortfalls[b] = part.es();
        });
        var all = summary(returns, level);
        var moments = Moments.of(returns);
        return new MonteCarlo(all.var(), error(vars), all.es(), error(shortfalls), moments.mean(), moments.deviation(), freedom, returns.length, seed);
    }

    private static ValueAtRisk summary(double[] returns, double level) {
        return new ValueAtRisk(-Tail.edge(returns, 1 - level), -Tail.mean(returns, 1 - level));
    }

    private static double error(double[] batches) {
        return Moments.of(batches).deviation() / Math.sqrt(batches.length);
    }
}
