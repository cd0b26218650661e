package fathom.engine.portfolio;

import fathom.engine.Covariances;
import fathom.engine.Require;
import java.util.ArrayList;
import java.util.List;

/** The efficient frontier (Markowitz 1952): what can be expected at most at each risk. */
public final class Frontier {
    private Frontier() {}

    /** @param expected return and @param volatility of these weights, in the units of the problem */
    public record Point(double expected, double volatility, double[] weights) {
        static Point of(MeanVariance problem, double[] weights) {
            return new Point(Covariances.dot(weights, problem.mean()), Math.sqrt(Math.max(0, Covariances.variance(problem.covariance(), weights))), weights);
        }
    }

    /**
     * From the least risk to the greatest expected return, at equal steps of expected return.
     *
     * @param count of points, 2 to 1,000
     * @throws ArithmeticException when the bounds admit no portfolio
     */
    public static List<Point> of(MeanVariance problem, int count) {
        if (count < 2 || count > 1000) throw new IllegalArgumentException("a frontier has from 2 to 1000 points, got " + count);
        Point least = Point.of(problem, problem.minimumVariance());
        double highest = Covariances.dot(problem.maxReturn(), problem.mean());
        var points = new ArrayList<Point>();
        points.add(least);
        for (int k = 1; k < count - 1; k++) points.add(Point.of(problem, problem.efficientReturn(least.expected + (highest - least.expected) * k / (count - 1))));
        points.add(highest > least.expected ? Point.of(problem, efficientMaximum(problem, highest)) : least);
        return List.copyOf(points);
    }

    /** The last point is at the edge of what is feasible; where the solver cannot tell it from infeasible, the greatest return itself is it. */
    private static double[] efficientMaximum(MeanVariance problem, double highest) {
        try {
            return problem.efficientReturn(highest);
        } catch (ArithmeticException edge) {
            return problem.maxReturn();
        }
    }

    /**
     * The greatest expected return at a volatility of at most {@code volatility}: by bisection along the frontier.
     *
     * @throws ArithmeticException when even the least risk is more
     */
    public static Point atVolatility(MeanVariance problem, double volatility) {
        Require.above("the volatility", volatility, 0);
        Point low = Point.of(problem, problem.minimumVariance());
        if (low.volatility > volatility * (1 + 1e-9)) throw new ArithmeticException("the least volatility is " + low.volatility + ", more than " + volatility);
        Point high = Point.of(problem, problem.maxReturn());
        if (high.volatility <= volatility || high.expected <= low.expected) return high.expected > low.expected ? high : low;
        for (int k = 0; k < 100 && high.expected - low.expected > 1e-12 * Math.max(Math.abs(high.expected), Math.abs(low.expected)); k++) {
            Point middle = Point.of(problem, problem.efficientReturn((low.expected + high.expected) / 2));
            if (middle.volatility <= volatility) low = middle;
            else high = middle;
        }
        return low;
    }
}
