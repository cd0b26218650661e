package fathom.engine.risk;

import fathom.engine.Computed;
import fathom.engine.Covariances;
import fathom.engine.Moments;
import fathom.engine.ReturnMatrix;
import fathom.engine.risk.ShortfallReport.Part;
import fathom.engine.risk.StressTest.Scenario;
import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a portfolio holds and how that moved: what every further question about its risk is answered from.
 *
 * @param weights value over NAV by asset; @param returns {@code [asset][sample]} of one second
 */
record RiskSample(String portfolio, long at, List<String> assets, double[] weights, double[][] returns) {
    private static final int PATHS = 20_000;
    private static final long SEED = 1;
    private static final double FEW_FREEDOM = 4;

    /** Scenarios that anybody would ask for first: all fall alike; the greatest position falls, and the others as they moved with it. */
    StressReport stress() {
        SortedMap<String, Double> held = new TreeMap<>();
        for (int i = 0; i < weights.length; i++) held.put(assets.get(i), weights[i]);
        var tests = new ArrayList<StressTest>();
        for (double fall : new double[] {-0.1, -0.3, -0.5}) tests.add(StressTest.of(Scenario.ofAll("all " + Math.round(100 * fall) + " %", assets, fall), held));
        int greatest = IntStream.range(0, weights.length).reduce((i, j) -> Math.abs(weights[j]) > Math.abs(weights[i]) ? j : i).orElseThrow();
        String name = assets.get(greatest);
        tests.add(StressTest.conditional(new Scenario(name + " -30 %, the others with it", Map.of(name, -0.3)), held, assets, Covariances.sample(returns)));
        return new StressReport(portfolio, at, returns[0].length, tests);
    }

    /** By the method and at the level that are set, of one second. */
    Object var(Settings settings) {
        var said = new LinkedHashMap<String, String>();
        said.put("returns", "of one second, weighted as the portfolio is now");
        return BroughtRisk.var(weights, returns, settings, said, new Computed.Inputs(returns[0].length, at - (returns[0].length - 1) * ReturnMatrix.INTERVAL, at, ""));
    }

    /** Scaled to the horizon by the square root of time, as the other figures of the engine are. */
    ShortfallReport shortfall(double level, double scale) {
        var parts = ComponentShortfall.of(weights, returns, level);
        var list = IntStream.range(0, weights.length).mapToObj(i -> new Part(assets.get(i), 100 * weights[i], parts.contribution()[i] * scale)).toList();
        return new ShortfallReport(portfolio, at, level, returns[0].length, PortfolioRisk.HORIZON, parts.es() * scale, list);
    }

    /** @throws IllegalArgumentException also for fewer returns than {@link Garch} takes */
    VolatilityReport volatility(double seconds) {
        var own = new double[returns[0].length];
        for (int i = 0; i < weights.length; i++) for (int t = 0; t < own.length; t++) own[t] += weights[i] * returns[i][t];
        var garch = Garch.fit(own);
        double[] exponential = Ewma.variances(own, Ewma.DAILY);
        return new VolatilityReport(portfolio, at, own.length, PortfolioRisk.HORIZON, 100 * Moments.of(own).deviation() * Math.sqrt(seconds),
                100 * Math.sqrt(exponential[own.length] * seconds), 100 * Math.sqrt(garch.over(Math.round(seconds))), garch);
    }

    /** Over the horizon at once, with a mean of zero. */
    SimulationReport simulation(double level, double seconds) {
        double[][] covariance = Arrays.stream(Covariances.sample(returns)).map(row -> Arrays.stream(row).map(c -> c * seconds).toArray()).toArray(double[][]::new);
        var copulas = new double[] {Double.POSITIVE_INFINITY, FEW_FREEDOM};
        var simulated = Arrays.stream(copulas).mapToObj(f -> MonteCarlo.of(weights, new double[weights.length], covariance, f, level, PATHS, SEED)).toList();
        return new SimulationReport(portfolio, at, level, returns[0].length, PortfolioRisk.HORIZON, simulated);
    }
}
