package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fathom.engine.analytics.BenchmarkStatistics;
import fathom.engine.analytics.RollingMeasures;
import fathom.engine.features.BarSampler;
import fathom.engine.features.BarSampling;
import fathom.engine.features.Entropy;
import fathom.engine.features.Estimators;
import fathom.engine.features.FractionalDifference;
import fathom.engine.features.SampledBar;
import fathom.engine.features.StoikovMicroprice;
import fathom.engine.portfolio.BlackLitterman;
import fathom.engine.portfolio.EqualRiskContribution;
import fathom.engine.portfolio.Frontier;
import fathom.engine.portfolio.HierarchicalRiskParity;
import fathom.engine.portfolio.MeanVariance;
import fathom.engine.portfolio.MinimumShortfall;
import fathom.engine.portfolio.RiskMeasure;
import fathom.engine.risk.BlackScholes;
import fathom.engine.risk.ComponentShortfall;
import fathom.engine.risk.ComponentVar;
import fathom.engine.risk.Ewma;
import fathom.engine.risk.Garch;
import fathom.engine.risk.MonteCarlo;
import fathom.engine.risk.StressTest;
import fathom.engine.risk.ValueAtRisk;
import fathom.engine.risk.VarBacktest;
import fathom.engine.risk.Violations;
import fathom.engine.vpin.BulkVolume;
import fathom.engine.vpin.PriceChange;
import fathom.engine.vpin.Vpin;
import fathom.model.Side;
import fathom.model.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every calculator, with whatever input: NaN, infinite, zero, negative, huge, tiny, empty, of one element, of unequal lengths. It answers with numbers, or says
 * in one sentence why not. NaN alone, the sign of what cannot be said, is an answer where the calculator's documentation promises it.
 */
class BadInputTest {
    private static final double[] ODD = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0, 1, -1, 1e300, -1e300, Double.MAX_VALUE,
            Double.MIN_VALUE, 1e-300, 1e12, 0.01, 100};

    private final Map<String, Function<Random, Object>> exact = new LinkedHashMap<>();
    private final Map<String, Function<Random, Object>> partial = new LinkedHashMap<>();

    BadInputTest() {
        exact.put("historical VaR", r -> ValueAtRisk.historical(series(r), odd(r)));
        exact.put("Gaussian VaR", r -> ValueAtRisk.gaussian(odd(r), odd(r), odd(r)));
        partial.put("modified VaR", r -> ValueAtRisk.modified(Moments.of(series(r)), odd(r)));
        exact.put("component VaR", r -> ComponentVar.of(series(r), series(r), covariance(r), odd(r)));
        partial.put("Kupiec", r -> Violations.proportionOfFailures(r.nextInt(5) - 1, r.nextInt(5) - 1, odd(r)));
        exact.put("sample covariance", r -> Covariances.sample(matrix(r)));
        exact.put("exponential covariance", r -> Covariances.exponential(matrix(r), odd(r)));
        exact.put("constant variance", r -> Shrinkage.constantVariance(matrix(r)));
        exact.put("constant correlation", r -> Shrinkage.constantCorrelation(matrix(r)));
        exact.put("single factor", r -> Shrinkage.singleFactor(matrix(r)));
        exact.put("oracle approximating", r -> Shrinkage.oracleApproximating(matrix(r)));
        exact.put("minimum variance", r -> new MeanVariance(series(r), covariance(r), odd(r), odd(r)).minimumVariance());
        exact.put("long only", r -> MeanVariance.longOnly(series(r), covariance(r)).minimumVariance());
        exact.put("max Sharpe", r -> MeanVariance.longOnly(series(r), covariance(r)).maxSharpe(odd(r)));
        exact.put("efficient return", r -> MeanVariance.longOnly(series(r), covariance(r)).efficientReturn(odd(r)));
        exact.put("HRP", r -> HierarchicalRiskParity.weights(covariance(r)));
        exact.put("ERC", r -> EqualRiskContribution.weights(covariance(r)));
        exact.put("close to close", r -> Estimators.closeToClose(series(r)));
        exact.put("Parkinson", r -> Estimators.parkinson(series(r), series(r)));
        exact.put("Garman-Klass", r -> Estimators.garmanKlass(series(r), series(r), series(r), series(r)));
        exact.put("Rogers-Satchell", r -> Estimators.rogersSatchell(series(r), series(r), series(r), series(r)));
        exact.put("Yang-Zhang", r -> Estimators.yangZhang(odd(r), series(r), series(r), series(r), series(r)));
        exact.put("fractional weights", r -> FractionalDifference.weights(odd(r), odd(r)));
        exact.put("so many fractional weights", r -> FractionalDifference.weights(odd(r), r.nextInt(20) - 10));
        exact.put("fractional difference", r -> FractionalDifference.of(series(r), series(r)));
        partial.put("entropy of signs", r -> Entropy.ofSigns(series(r)));
        partial.put("microprice", r -> Microprice.of(1, Math.abs(odd(r)), 2, Math.abs(odd(r))));
        exact.put("bulk volume", r -> BulkVolume.buyShare(odd(r), odd(r)));
        partial.put("quantile", r -> Quantile.of(series(r), odd(r)));
        partial.put("statistics", r -> {
            var s = PerformanceStatistics.of(odd(r), series(r));
            return new double[] {s.total(), s.volatility(), s.maxDrawdown(), s.skewness(), s.kurtosis(), s.probabilisticSharpe(), s.stability()};
        });
        partial.put("benchmark", r -> {
            var s = new BenchmarkStatistics(series(r), series(r), odd(r));
            return new double[] {s.beta()};
        });
        partial.put("probabilistic Sharpe", r -> SharpeInference.probabilistic(odd(r), odd(r), r.nextInt(5) - 1, odd(r), odd(r)));
        exact.put("expected maximum", r -> SharpeInference.expectedMaximum(odd(r), r.nextInt(5) - 1));
        for (RiskMeasure measure : RiskMeasure.values()) exact.put(measure.meaning(), r -> measure.of(series(r), odd(r)));
        exact.put("tail", r -> new double[] {Tail.mean(series(r), odd(r)), Tail.edge(series(r), odd(r))});
        exact.put("component shortfall", r -> ComponentShortfall.of(series(r), matrix(r), odd(r)).contribution());
        exact.put("Monte Carlo", r -> {
            var m = MonteCarlo.of(series(r), series(r), covariance(r), r.nextBoolean() ? Double.POSITIVE_INFINITY : odd(r), 0.9 + odd(r) / 100, 1_000, 1);
            return new double[] {m.var(), m.es(), m.varError(), m.esError()};
        });
        exact.put("GARCH", r -> {
            var g = r.nextInt(50) == 0 ? Garch.fit(r.doubles(r.nextInt(120), -1, 1).map(v -> r.nextInt(3000) == 0 ? odd(r) : v * 1e-3).toArray())
                    : Garch.of(odd(r), odd(r), odd(r), odd(r), series(r));
            return new double[] {g.logLikelihood(), g.next(), g.ahead(5)};
        });
        partial.put("exponential variances", r -> Ewma.variances(series(r), odd(r)));
        exact.put("stress", r -> {
            var weights = new TreeMap<>(Map.of("A", odd(r), "B", 0.5));
            var scenario = new StressTest.Scenario("x", Map.of("A", odd(r)));
            return r.nextBoolean() ? StressTest.of(scenario, weights).loss() : StressTest.conditional(scenario, weights, List.of("A", "B", "C"), covariance(r)).loss();
        });
        exact.put("options", r -> {
            var option = new BlackScholes.Option(r.nextBoolean(), odd(r), odd(r), odd(r), odd(r) / 10, odd(r) / 10);
            var o = BlackScholes.of(option, odd(r));
            return new double[] {o.price(), o.delta(), o.gamma(), o.vega(), o.theta(), o.rho()};
        });
        exact.put("implied volatility", r -> BlackScholes.impliedVolatility(new BlackScholes.Option(r.nextBoolean(), 1 + odd(r), 1 + odd(r), odd(r), 0, 0), odd(r)));
        exact.put("Black-Litterman", r -> {
            var model = BlackLitterman.ofMarket(odd(r), series(r), covariance(r), odd(r));
            return model.posterior(model.view(series(r), odd(r)), model.view(series(r), odd(r), odd(r))).mean();
        });
        exact.put("unbounded weights", r -> BlackLitterman.unboundedWeights(odd(r), series(r), covariance(r)));
        exact.put("frontier", r -> Frontier.of(MeanVariance.longOnly(series(r), covariance(r)), r.nextInt(4)).getLast().weights());
        exact.put("at a volatility", r -> Frontier.atVolatility(MeanVariance.longOnly(series(r), covariance(r)), odd(r)).weights());
        exact.put("minimum shortfall", r -> MinimumShortfall.weights(matrix(r), odd(r)).weights());
        partial.put("rolling", r -> RollingMeasures.of(series(r), r.nextInt(4), odd(r)).sharpe());
        partial.put("rolling beta", r -> RollingMeasures.beta(series(r), series(r), r.nextInt(4)));
        partial.put("deflated Sharpe", r -> SharpeInference.deflated(odd(r), odd(r), r.nextInt(5), r.nextInt(5), odd(r), odd(r)));
        partial.put("track record", r -> SharpeInference.minimumTrackRecord(odd(r), odd(r), odd(r), odd(r), odd(r)));
        partial.put("Stoikov", r -> StoikovMicroprice.fit(new StoikovMicroprice.Quotes(series(r), series(r), series(r), series(r)), odd(r), r.nextInt(5), r.nextInt(3)).adjustment());
        exact.put("backtest", r -> VarBacktest.of("x", series(r), series(r), odd(r)).failures());
        exact.put("sampled bars", r -> {
            var sampler = new BarSampler(BarSampling.values()[r.nextInt(6)], odd(r));
            double sum = 0;
            for (int i = 0; i < 5; i++) {
                SampledBar bar = sampler.add(trade(r, i));
                if (bar != null) sum += bar.volume() + bar.imbalance() + bar.close();
            }
            return sum;
        });
        partial.put("VPIN", r -> Vpin.compute(IntStream.range(0, r.nextInt(6)).mapToObj(i -> trade(r, i)).toList(),
                new Vpin.Settings(r.nextInt(3) * 1000L, r.nextInt(60), r.nextInt(5), r.nextBoolean() ? PriceChange.BETWEEN_BARS : null)));
    }

    private static Trade trade(Random r, int i) {
        return RandomTape.trade(RandomTape.BINANCE, i * 500L, i, odd(r), odd(r), r.nextInt(3) == 0 ? null : Side.BUY);
    }

    /** Mostly plausible, so that what is odd is met behind every check. */
    private static double odd(Random r) {
        return switch (r.nextInt(4)) {
            case 0 -> ODD[r.nextInt(ODD.length)];
            case 1 -> r.nextGaussian();
            default -> r.nextDouble();
        };
    }

    private static double[] series(Random r) {
        int n = r.nextInt(4) == 0 ? r.nextInt(3) : 3;
        return switch (r.nextInt(4)) {
            case 0 -> DoubleStream.generate(() -> odd(r)).limit(n).toArray();
            case 1 -> DoubleStream.generate(() -> 0.7).limit(n).toArray();
            default -> DoubleStream.generate(r::nextDouble).limit(n).toArray();
        };
    }

    private static double[][] matrix(Random r) {
        return IntStream.range(0, r.nextInt(5) == 0 ? r.nextInt(2) : 3).mapToObj(i -> series(r)).toArray(double[][]::new);
    }

    private static double[][] covariance(Random r) {
        if (r.nextInt(3) == 0) return matrix(r);
        double[][] s = Covariances.sample(PortfolioFixtures.returns(r.nextLong(), 3, 20));
        double unit = Math.pow(10, r.nextInt(40) - 20);
        for (double[] row : s) for (int i = 0; i < row.length; i++) row[i] *= unit;
        if (r.nextInt(3) == 0) s[r.nextInt(3)][r.nextInt(3)] = odd(r);
        return s;
    }

    @Test
    void answersWithNumbersOrSaysWhyNot() {
        var wrong = new ArrayList<String>();
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            exact.forEach((name, calculator) -> wrong.addAll(tryAll(name, calculator, false)));
            partial.forEach((name, calculator) -> wrong.addAll(tryAll(name, calculator, true)));
        });
        assertThat(wrong).isEmpty();
    }

    private static List<String> tryAll(String name, Function<Random, Object> calculator, boolean mayBeUnknown) {
        int answered = 0;
        var wrong = new ArrayList<String>();
        for (long seed = 1; seed <= 1_000; seed++) {
            try {
                for (double figure : figures(calculator.apply(new Random(seed)))) {
                    if (!Double.isFinite(figure) && !(mayBeUnknown && Double.isNaN(figure))) wrong.add(name + ", seed " + seed + ": " + figure);
                }
                answered++;
            } catch (IllegalArgumentException | ArithmeticException e) {
                if (e.getMessage() == null || !e.getMessage().matches("[^\\n]{8,200}")) wrong.add(name + ", seed " + seed + ": " + e);
            } catch (RuntimeException e) {
                wrong.add(name + ", seed " + seed + ": " + e);
            }
        }
        if (answered == 0) wrong.add(name + " never answers");
        return wrong.subList(0, Math.min(3, wrong.size()));
    }

    private static double[] figures(Object answer) {
        return switch (answer) {
            case Double d -> new double[] {d};
            case double[] d -> d;
            case double[][] d -> Arrays.stream(d).flatMapToDouble(Arrays::stream).toArray();
            case ValueAtRisk v -> new double[] {v.var(), v.es()};
            case ComponentVar c -> DoubleStream.concat(DoubleStream.of(c.var()), DoubleStream.concat(Arrays.stream(c.marginal()), Arrays.stream(c.contribution()))).toArray();
            case Shrinkage s -> DoubleStream.concat(DoubleStream.of(s.intensity()), Arrays.stream(s.covariance()).flatMapToDouble(Arrays::stream)).toArray();
            case Vpin.Result v -> DoubleStream.concat(DoubleStream.of(v.bucketVolume(), v.sigma(), v.open()), v.buckets().stream().mapToDouble(b -> b.vpin())).toArray();
            default -> throw new AssertionError(answer);
        };
    }
}
