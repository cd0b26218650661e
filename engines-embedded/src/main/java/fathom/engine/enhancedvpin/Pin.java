package fathom.engine.enhancedvpin;

import java.util.Arrays;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.hipparchus.special.Gamma;

/**
 * The probability of informed trading (Easley, Kiefer, O'Hara, Paperman 1996) by maximum likelihood: on a share {@code alpha} of days there is news, bad with
 * probability {@code delta}; then informed traders add {@code mu} orders to one side of the {@code buys} and {@code sells} that come anyway.
 *
 * @param alpha         0 to 1
 * @param delta         0 to 1
 * @param mu            orders a day
 * @param buys          uninformed, orders a day; @param sells likewise
 * @param logLikelihood of the days, factorials included
 * @param days          the figure stands on
 */
public record Pin(double alpha, double delta, double mu, double buys, double sells, double logLikelihood, int days) {
    /** Fewer days do not tell five parameters apart. */
    public static final int LEAST_DAYS = 20;

    /** Starting points for each of alpha, delta and mu, spread evenly (Yan, Zhang 2012). */
    private static final double[] GRID = {0.1, 0.3, 0.5, 0.7, 0.9};
    private static final int MOST_EVALUATIONS = 20_000;

    /** {@code α μ / (α μ + εb + εs)}. */
    public double pin() {
        return alpha * mu / (alpha * mu + buys + sells);
    }

    /**
     * @param buys  orders of each day, whole and not negative; @param sells of the same days
     * @throws IllegalArgumentException for fewer than {@value #LEAST_DAYS} days, counts that are none, or days of which one side never traded
     */
    public static Pin estimate(double[] buys, double[] sells) {
        check(buys, sells);
        double meanBuys = Arrays.stream(buys).average().orElseThrow(), meanSells = Arrays.stream(sells).average().orElseThrow();
        double mostBuys = Arrays.stream(buys).max().orElseThrow();
        MultivariateFunction likelihood = p -> logLikelihood(parameters(p), buys, sells);
        PointValuePair best = null;
        for (double alpha : GRID) {
            for (double delta : GRID) {
                for (double gamma : GRID) {
                    double uninformed = gamma * meanBuys, mu = (meanBuys - uninformed) / (alpha * (1 - delta)), other = meanSells - alpha * delta * mu;
                    if (!(other > 0) || mu > mostBuys) continue;
                    PointValuePair found = climb(likelihood, new double[] {logit(alpha), logit(delta), Math.log(mu), Math.log(uninformed), Math.log(other)});
                    if (best == null || found.getValue() > best.getValue()) best = found;
                }
            }
        }
        if (best == null) best = climb(likelihood, new double[] {0, 0, Math.log(meanBuys / 2), Math.log(meanBuys), Math.log(meanSells)});
        best = climb(likelihood, best.getPoint());
        double[] p = parameters(best.getPoint());
        return new Pin(p[0], p[1], p[2], p[3], p[4], best.getValue(), buys.length);
    }

    private static void check(double[] buys, double[] sells) {
        if (buys.length != sells.length) throw new IllegalArgumentException(buys.length + " days of buys and " + sells.length + " of sells");
        if (buys.length < LEAST_DAYS) throw new IllegalArgumentException("needs " + LEAST_DAYS + " days, has " + buys.length);
        for (double[] side : new double[][] {buys, sells}) {
            for (double count : side) if (!(count >= 0) || count != Math.rint(count) || count > 1e9) throw new IllegalArgumentException("a count of orders is whole and not negative, got " + count);
            if (Arrays.stream(side).sum() == 0) throw new IllegalArgumentException("one side never traded");
        }
    }

    private static PointValuePair climb(MultivariateFunction likelihood, double[] from) {
        return new SimplexOptimizer(new SimpleValueChecker(1e-13, 1e-10)).optimize(new MaxEval(MOST_EVALUATIONS), new ObjectiveFunction(likelihood), GoalType.MAXIMIZE,
                new InitialGuess(from), new NelderMeadSimplex(from.length, 0.3));
    }

    /** Shares through the logistic function and rates through the exponential: no step of the search leaves what is allowed. */
    private static double[] parameters(double[] free) {
        return new double[] {1 / (1 + Math.exp(-free[0])), 1 / (1 + Math.exp(-free[1])), Math.exp(free[2]), Math.exp(free[3]), Math.exp(free[4])};
    }

    private static double logit(double share) {
        return Math.log(share / (1 - share));
    }

    /** Three Poisson mixtures a day, added up in logarithms so that counts of thousands do not underflow. */
    static double logLikelihood(double[] p, double[] buys, double[] sells) {
        double sum = 0;
        for (int day = 0; day < buys.length; day++) {
            double b = buys[day], s = sells[day];
            double none = Math.log(1 - p[0]) + poisson(b, p[3]) + poisson(s, p[4]);
            double bad = Math.log(p[0] * p[1]) + poisson(b, p[3]) + poisson(s, p[4] + p[2]);
            double good = Math.log(p[0] * (1 - p[1])) + poisson(b, p[3] + p[2]) + poisson(s, p[4]);
            double most = Math.max(none, Math.max(bad, good));
            sum += most + Math.log(Math.exp(none - most) + Math.exp(bad - most) + Math.exp(good - most));
        }
        return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
    }

    private static double poisson(double count, double rate) {
        return count * Math.log(rate) - rate - Gamma.logGamma(count + 1);
    }
}
