package fathom.engine.risk;

import fathom.engine.Cholesky;
import fathom.engine.Covariances;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Draws returns of a portfolio whose assets are normal one by one and tied together by a Gaussian or a Student-t copula. Immutable: threads may share it. */
final class CopulaSimulation {
    /** Points of the table from Student-t to normal values, over asinh(t) from 0 to {@value #WIDEST}, beyond which no draw lies. */
    private static final int POINTS = 20_000;
    private static final double WIDEST = 30;
    /** Beyond this probability a normal quantile would be infinite. */
    private static final double EDGE = 1e-300;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Of the correlation. */
    private final double[][] root;
    /** Weight times standard deviation. */
    private final double[] scale;
    private final double drift;
    private final double freedom;
    /** Normal value of the same rank as a Student-t one; null for the Gaussian copula. */
    private final double[] normals;

    CopulaSimulation(double[] weights, double[] means, double[][] covariance, double freedom) {
        this.freedom = freedom;
        drift = Covariances.dot(weights, means);
        scale = new double[weights.length];
        Arrays.setAll(scale, i -> weights[i] * Math.sqrt(covariance[i][i]));
        root = Cholesky.of(Covariances.correlation(covariance), 1e-10);
        normals = Double.isInfinite(freedom) ? null : table(new TDistribution(freedom));
    }

    private static double[] table(TDistribution student) {
        var table = new double[POINTS + 1];
        for (int k = 1; k <= POINTS; k++) {
            double p = student.cumulativeProbability(-Math.sinh(k * WIDEST / POINTS));
            table[k] = p > EDGE ? -NORMAL.inverseCumulativeProbability(p) : table[k - 1];
        }
        return table;
    }

    /** Fills {@code returns[from]} to {@code returns[to − 1]} in antithetic pairs; an even number of them. */
    void draw(SplittableRandom random, double[] returns, int from, int to) {
        var normal = new double[scale.length];
        for (int k = from; k < to; k += 2) {
            for (int i = 0; i < normal.length; i++) normal[i] = random.nextGaussian();
            double widen = normals == null ? 1 : Math.sqrt(freedom / chiSquared(random));
            double move = 0;
            for (int i = 0; i < scale.length; i++) {
                double[] row = root[i];
                double z = 0;
                for (int j = 0; j <= i; j++) z += row[j] * normal[j];
                move += scale[i] * (normals == null ? z : normal(z * widen));
            }
            returns[k] = drift + move;
            returns[k + 1] = drift - move;
        }
    }

    private double normal(double t) {
        double place = Math.min(asinh(Math.abs(t)) * POINTS / WIDEST, POINTS - 1e-9);
        int below = (int) place;
        return Math.copySign(normals[below] + (place - below) * (normals[below + 1] - normals[below]), t);
    }

    private static double asinh(double x) {
        return Math.log(x + Math.sqrt(x * x + 1));
    }

    /** Twice a gamma variate of shape freedom/2 (Marsaglia, Tsang 2000). */
    private double chiSquared(SplittableRandom random) {
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
