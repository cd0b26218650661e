package fathom.engine.risk;

import fathom.engine.Moments;
import fathom.engine.Require;
import java.util.Arrays;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * GARCH(1,1) with a constant mean and normal innovations (Bollerslev 1986): {@code hₜ = ω + α εₜ₋₁² + β hₜ₋₁}, fitted by maximum likelihood. The first variance is the
 * mean squared residual, as in the benchmark of Fiorentini, Calzolari and Panattoni (1996).
 *
 * @param mean          per period; @param omega above 0; @param alpha and {@code beta} not negative, together below 1
 * @param logLikelihood at the maximum; @param returns it was fitted to
 * @param next          forecast variance of the period after the last return
 */
public record Garch(double mean, double omega, double alpha, double beta, double logLikelihood, int returns, double next) {
    /** Fewer say nothing about how variance moves. */
    public static final int FEWEST_RETURNS = 100;

    private static final int MOST_RETURNS = 1_000_000;
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    /** @throws IllegalArgumentException for fewer than {@value #FEWEST_RETURNS} returns, or when they do not vary */
    public static Garch fit(double... returns) {
        Require.numbers("return", returns, FEWEST_RETURNS);
        if (returns.length > MOST_RETURNS) throw new IllegalArgumentException("takes at most " + MOST_RETURNS + " returns, got " + returns.length);
        var moments = Moments.of(returns);
        double unit = moments.deviation();
        if (!(unit > 1e-12 * Math.abs(moments.mean()) && unit > 0)) throw new IllegalArgumentException("the returns do not vary");
        double[] scaled = Arrays.stream(returns).map(r -> (r - moments.mean()) / unit).toArray();
        double[] best = search(scaled);
        return of(moments.mean() + best[0] * unit, best[1] * unit * unit, best[2], best[3], returns);
    }

    /** The model with these parameters, as it stands after these returns. */
    public static Garch of(double mean, double omega, double alpha, double beta, double... returns) {
        Require.numbers("return", returns, 1);
        Require.number("the mean", mean);
        Require.above("omega", omega, 0);
        Require.notNegative("alpha", alpha);
        Require.notNegative("beta", beta);
        if (alpha + beta >= 1) throw new IllegalArgumentException("alpha and beta must add up to less than 1, got " + (alpha + beta));
        double[] last = run(mean, omega, alpha, beta, returns);
        Require.number("the log likelihood", last[0]);
        return new Garch(mean, omega, alpha, beta, last[0], returns.length, last[1]);
    }

    /** Log likelihood, and the variance forecast for the next period. */
    private static double[] run(double mean, double omega, double alpha, double beta, double[] returns) {
        double h = 0;
        for (double r : returns) h += (r - mean) * (r - mean) / returns.length;
        double sum = 0;
        double square = h;
        for (double r : returns) {
            h = omega + alpha * square + beta * h;
            square = (r - mean) * (r - mean);
            sum -= (LOG_TWO_PI + Math.log(h) + square / h) / 2;
        }
        return new double[] {sum, omega + alpha * square + beta * h};
    }

    /** From several starts, by the simplex of Nelder and Mead (1965), begun anew until it gains nothing. */
    private static double[] search(double[] scaled) {
        double[] best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (double[] start : new double[][] {{0.05, 0.9}, {0.15, 0.8}, {0.3, 0.5}, {0.02, 0.1}}) {
            double[] point = {0, 1 - start[0] - start[1], start[0], start[1]};
            double value = logLikelihood(point, scaled);
            for (int round = 0; round < 20; round++) {
                var found = new SimplexOptimizer(new SimpleValueChecker(1e-13, 1e-11)).optimize(new MaxEval(20_000), GoalType.MAXIMIZE,
                        new ObjectiveFunction(p -> logLikelihood(p, scaled)), new InitialGuess(point), new NelderMeadSimplex(new double[] {0.05, 0.02, 0.05, -0.05}));
                double gain = found.getValue() - value;
                point = found.getPoint();
                value = found.getValue();
                if (gain < 1e-9) break;
            }
            if (value > highest) {
                highest = value;
                best = point;
            }
        }
        return best;
    }

    private static double logLikelihood(double[] p, double[] returns) {
        if (p[1] <= 0 || p[2] < 0 || p[3] < 0 || p[2] + p[3] >= 1) return -1e100;
        return run(p[0], p[1], p[2], p[3], returns)[0];
    }

    /** Variance to which the forecasts return. */
    public double unconditional() {
        return omega / (1 - alpha - beta);
    }

    /** Forecast variance of the sum of so many periods to come. */
    public double over(long periods) {
        if (periods < 1) throw new IllegalArgumentException("the number of periods must be at least 1, got " + periods);
        double persistence = alpha + beta;
        return periods * unconditional() + (next - unconditional()) * (1 - Math.pow(persistence, periods)) / (1 - persistence);
    }

    /** Forecast variance of the period so many ahead, 1 for the next. */
    public double ahead(int periods) {
        Require.atLeast("the number of periods ahead", periods, 1);
        return unconditional() + Math.pow(alpha + beta, periods - 1) * (next - unconditional());
    }
}
