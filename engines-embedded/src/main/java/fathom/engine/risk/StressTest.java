package fathom.engine.risk;

import fathom.engine.Cholesky;
import fathom.engine.Covariances;
import fathom.engine.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What shocks to prices would do to a portfolio. A scenario names the returns of some assets; the others are left where they are, or moved as they moved with
 * those in the past (conditional mean under joint normality, Kupiec 1998, “Stress testing in a value at risk framework”).
 *
 * @param loss      share of NAV, positive when lost; @param shocks return of each asset; @param contributions loss by asset, which add up to {@code loss}
 */
public record StressTest(String scenario, double loss, Map<String, Double> shocks, Map<String, Double> contributions) {
    /** @param shocks return by asset, −1 or more */
    public record Scenario(String name, Map<String, Double> shocks) {
        public Scenario {
            if (shocks.isEmpty()) throw new IllegalArgumentException("a scenario needs the return of at least one asset");
            shocks.forEach((asset, r) -> {
                if (!(Require.number("the return of " + asset, r) >= -1)) throw new IllegalArgumentException(asset + " cannot lose more than everything, got " + r);
            });
            shocks = Map.copyOf(shocks);
        }

        /** The same return for all. */
        public static Scenario ofAll(String name, List<String> assets, double r) {
            var shocks = new TreeMap<String, Double>();
            assets.forEach(asset -> shocks.put(asset, r));
            return new Scenario(name, shocks);
        }
    }

    /** All others stay where they are. @param weights value over NAV by asset */
    public static StressTest of(Scenario scenario, SortedMap<String, Double> weights) {
        var shocks = new TreeMap<String, Double>();
        weights.keySet().forEach(asset -> shocks.put(asset, scenario.shocks.getOrDefault(asset, 0.0)));
        return applied(scenario.name, weights, shocks);
    }

    /** All others move as their covariance with the named ones says. @param covariance by asset, in the order of {@code assets} */
    public static StressTest conditional(Scenario scenario, SortedMap<String, Double> weights, List<String> assets, double[][] covariance) {
        Require.covariance(covariance);
        Require.sameLength("assets", assets.size(), "rows of the covariance", covariance.length);
        var named = new ArrayList<Integer>();
        for (int i = 0; i < assets.size(); i++) if (scenario.shocks.containsKey(assets.get(i))) named.add(i);
        if (named.isEmpty()) throw new IllegalArgumentException("no asset of the scenario '" + scenario.name + "' has a covariance");
        double[] beta = explain(named, named.stream().mapToDouble(i -> scenario.shocks.get(assets.get(i))).toArray(), covariance);
        var shocks = new TreeMap<String, Double>();
        for (String asset : weights.keySet()) {
            int i = assets.indexOf(asset);
            double r = i < 0 ? 0 : Covariances.dot(named.stream().mapToDouble(j -> covariance[i][j]).toArray(), beta);
            shocks.put(asset, scenario.shocks.getOrDefault(asset, Math.max(-1, r)));
        }
        return applied(scenario.name, weights, shocks);
    }

    /** {@code S⁻¹x} over the named assets. */
    private static double[] explain(List<Integer> named, double[] returns, double[][] covariance) {
        double[][] s = named.stream().map(i -> named.stream().mapToDouble(j -> covariance[i][j]).toArray()).toArray(double[][]::new);
        return Cholesky.solve(Cholesky.of(Require.definite(s), 0), returns);
    }

    private static StressTest applied(String name, SortedMap<String, Double> weights, SortedMap<String, Double> shocks) {
        var contributions = new TreeMap<String, Double>();
        weights.forEach((asset, weight) -> contributions.put(asset, -Require.number("the weight of " + asset, weight) * shocks.get(asset) + 0.0));
        return new StressTest(name, contributions.values().stream().mapToDouble(Double::doubleValue).sum(), Map.copyOf(shocks), Map.copyOf(contributions));
    }
}
