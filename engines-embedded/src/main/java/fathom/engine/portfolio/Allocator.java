package fathom.engine.portfolio;

import fathom.engine.Covariances;
import fathom.engine.ReturnMatrix;
import fathom.engine.Shrinkage;
import fathom.engine.Work;
import fathom.engine.portfolio.Allocation.Method;
import fathom.engine.portfolio.MeasuresReport.Measured;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs every optimiser on the same estimates: the mean, and the covariance shrunk by Ledoit and Wolf (which can be inverted even with few
 * returns), annualised. Risk-free rate 0, long only, fully invested.
 */
final class Allocator {
    static final int FEWEST_RETURNS = 60;

    private static final int POINTS = 21;
    private static final double LEVEL = 0.95;

    private static final Logger LOG = LoggerFactory.getLogger(Allocator.class);
    private static final double PER_YEAR = Duration.ofDays(365).toSeconds();

    private Allocator() {}

    static Allocation allocate(String portfolio, List<String> assets, double[] current, List<String> leftOut, ReturnMatrix returns) {
        int samples = assets.isEmpty() ? 0 : returns.samples(assets);
        String why = assets.isEmpty() ? "no asset has a return yet" : returns.lacks(FEWEST_RETURNS, assets);
        if (!why.isEmpty()) return Allocation.unknown(portfolio, returns.at(), samples, assets, current, why);
        double[][] matrix = returns.returns(assets);
        double[][] covariance = Shrinkage.constantVariance(matrix).covariance();
        return new Allocation(portfolio, returns.at(), samples, ReturnMatrix.INTERVAL, assets, current, methods(Covariances.means(matrix), covariance), leftOut, "");
    }

    /** @throws IllegalArgumentException with the reason when the allocation is not known */
    static FrontierReport frontier(Allocation allocation, ReturnMatrix returns) {
        var assets = allocation.assets();
        double[][] matrix = known(allocation, returns);
        var problem = MeanVariance.longOnly(Covariances.means(matrix), Shrinkage.constantVariance(matrix).covariance());
        var points = Frontier.of(problem, POINTS).stream().map(Allocator::annual).toList();
        double held = Arrays.stream(allocation.current()).sum();
        var current = held > 0 ? annual(Frontier.Point.of(problem, Arrays.stream(allocation.current()).map(w -> w / held).toArray()))
                : new Frontier.Point(Double.NaN, Double.NaN, new double[0]);
        return new FrontierReport(allocation.portfolio(), returns.at(), matrix[0].length, assets, points, current);
    }

    /** @throws IllegalArgumentException with the reason when the allocation is not known */
    static double[][] known(Allocation allocation, ReturnMatrix returns) {
        String why = allocation.isKnown() ? returns.lacks(FEWEST_RETURNS, allocation.assets()) : allocation.why();
        if (!why.isEmpty()) throw new IllegalArgumentException(why);
        return returns.returns(allocation.assets());
    }

    /** @throws IllegalArgumentException with the reason when the allocation is not known */
    static Work leastShortfall(Allocation allocation, ReturnMatrix returns) {
        double[][] matrix = known(allocation, returns);
        long at = returns.at();
        return progress -> {
            progress.at(Double.NaN, "solves for " + matrix[0].length + " returns");
            var best = MinimumShortfall.weights(matrix, LEVEL);
            return new TailWeights(allocation.portfolio(), at, matrix[0].length, LEVEL, allocation.assets(), best.weights(), 100 * best.shortfall());
        };
    }

    /** @throws IllegalArgumentException with the reason when the allocation is not known */
    static MeasuresReport measures(Allocation allocation, ReturnMatrix returns) {
        double[][] matrix = known(allocation, returns);
        var series = new double[matrix[0].length];
        for (int i = 0; i < matrix.length; i++) for (int t = 0; t < series.length; t++) series[t] += allocation.current()[i] * matrix[i][t];
        var measures = Arrays.stream(RiskMeasure.values()).map(m -> new Measured(m, m.meaning(), m.of(series, 1 - LEVEL))).toList();
        return new MeasuresReport(allocation.portfolio(), returns.at(), series.length, 1 - LEVEL, measures);
    }

    private static Frontier.Point annual(Frontier.Point p) {
        return new Frontier.Point(100 * PER_YEAR * p.expected(), 100 * Math.sqrt(PER_YEAR) * p.volatility(), p.weights());
    }

    static List<Method> methods(double[] mean, double[][] covariance) {
        var problem = MeanVariance.longOnly(mean, covariance);
        return List.of(
                method("Minimum variance", problem, problem::minimumVariance),
                method("Max Sharpe", problem, () -> problem.maxSharpe(0)),
                method("HRP", problem, () -> HierarchicalRiskParity.weights(covariance)),
                method("ERC", problem, () -> EqualRiskContribution.weights(covariance)));
    }

    private static Method method(String name, MeanVariance problem, Supplier<double[]> optimiser) {
        double[] weights;
        try {
            weights = optimiser.get();
        } catch (ArithmeticException | IllegalArgumentException noSolution) {
            LOG.debug("{}: {}", name, noSolution.getMessage());
            weights = new double[problem.mean().length];
            Arrays.fill(weights, Double.NaN);
        }
        double volatility = Math.sqrt(PER_YEAR * Covariances.variance(problem.covariance(), weights));
        double expected = PER_YEAR * Covariances.dot(weights, problem.mean());
        return new Method(name, weights, 100 * volatility, 100 * expected, expected / volatility);
    }
}
