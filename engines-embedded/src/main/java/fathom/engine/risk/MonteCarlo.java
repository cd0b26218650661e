package fathom.engine.risk;

import fathom.engine.Cholesky;
import fathom.engine.Covariances;
import fathom.engine.Moments;
import fathom.engine.Require;
import fathom.engine.Tail;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Value at risk and expected shortfall of a portfolio by simulation: returns of assets that are normal one by one, tied together by a Gaussian copula (which
 * makes them jointly normal) or by a Student-t copula, under which extremes come together (Demarta, McNeil 2005). Losses positive, per period.
 *
 * <p>The same seed gives the same figures. Paths are drawn in antithetic pairs, so that means are met exactly. Standard errors are those of 20 batches.
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
        double[] returns = new Simulation(weights, means, covariance, freedom, seed).run(batch * BATCHES);
        var all = summary(returns, level);
        var vars = new double[BATCHES];
        var shortfalls = new double[BATCHES];
        for (int b = 0; b < BATCHES; b++) {
            var part = summary(Arrays.copyOfRange(returns, b * batch, (b + 1) * batch), level);
            vars[b] = part.var();
            shortfalls[b] = part.es();
        }
        var moments = Moments.of(returns);
        return new MonteCarlo(all.var(), error(vars), all.es(), error(shortfalls), moments.mean(), moments.deviation(), freedom, returns.length, seed);
    }

    private static ValueAtRisk summary(double[] returns, double level) {
        return new ValueAtRisk(-Tail.edge(returns, 1 - level), -Tail.mean(returns, 1 - level));
    }

    private static double error(double[] batches) {
        return Moments.of(batches).deviation() / Math.sqrt(batches.length);
    }

    /** The figures of the weighted sum only: nothing is kept of the assets. */
    private static final class Simulation {
        /** Beyond it a normal quantile would be infinite. */
        private static final double EDGE = 1e-15;

        private static final NormalDistribution NORMAL = new NormalDistribution();

        private final double[] weights;
        private final double[] means;
        private final double[] deviations;
        private final double[][] root;
        private final double freedom;
        private final TDistribution student;
        private final SplittableRandom random;

        Simulation(double[] weights, double[] means, double[][] covariance, double freedom, long seed) {
            this.weights = weights;
            this.means = means;
            this.freedom = freedom;
            deviations = new double[weights.length];
            Arrays.setAll(deviations, i -> Math.sqrt(covariance[i][i]));
            root = Cholesky.of(Covariances.correlation(covariance), 1e-10);
            student = Double.isInfinite(freedom) ? null : new TDistribution(freedom);
            random = new SplittableRandom(seed);
        }

        double[] run(int count) {
            var returns = new double[count];
            double drift = Covariances.dot(weights, means);
            var normal = new double[weights.length];
            for (int k = 0; k < count; k += 2) {
                for (int i = 0; i < normal.length; i++) normal[i] = random.nextGaussian();
                double scale = student == null ? 1 : Math.sqrt(freedom / chiSquared());
                double move = 0;
                for (int i = 0; i < weights.length; i++) {
                    double z = 0;
                    for (int j = 0; j <= i; j++) z += root[i][j] * normal[j];
                    move += weights[i] * deviations[i] * (student == null ? z : normal(z * scale));
                }
                returns[k] = drift + move;
                returns[k + 1] = drift - move;
            }
            return returns;
        }

        /** The normal value of the same rank as this Student-t one. */
        private double normal(double t) {
            double p = student.cumulativeProbability(-Math.abs(t));
            return Math.signum(t) * -NORMAL.inverseCumulativeProbability(Math.max(p, EDGE));
        }

        /** Twice a gamma variate of shape freedom/2 (Marsaglia, Tsang 2000). */
        private double chiSquared() {
            double d = freedom / 2 - 1.0 / 3;
            double c = 1 / Math.sqrt(9 * d);
            while (true) {
                double x = random.nextGaussian();
                double v = 1 + c * x;
                if (v <= 0) continue;
                v = v * v * v;
                if (Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) return 2 * d * v;
            }
        }
    }
}
