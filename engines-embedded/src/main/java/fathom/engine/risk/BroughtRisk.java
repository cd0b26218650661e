package fathom.engine.risk;

import fathom.engine.BroughtSeries;
import fathom.engine.Computed;
import fathom.engine.Covariances;
import fathom.engine.Moments;
import fathom.engine.Question;
import fathom.engine.Shares;
import fathom.engine.Table;
import fathom.engine.Work;
import fathom.engine.risk.StressTest.Scenario;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The risk of returns or prices that whoever asks brings along; several columns are a portfolio. Losses positive, in parts of its value, per period. */
final class BroughtRisk {
    private static final Setting LEVEL = new Setting.Numeric("level", "", 0.500001, 0.9999999, PortfolioRisk.LEVEL, "confidence, e.g. 0.99"),
            METHOD = new Setting.Text("method", List.of("historical", "gaussian", "modified", "montecarlo"), "historical", "how the tail is estimated");

    static final Setting[] VAR = {LEVEL, METHOD, BroughtSeries.VALUES, Shares.WEIGHTS,
        new Setting.Numeric("paths", "", MonteCarlo.FEWEST_PATHS, MonteCarlo.MOST_PATHS, 100_000.0, "of a simulation"),
        new Setting.Numeric("seed", "", 0, 1e9, 1.0, "of a simulation"),
        new Setting.Numeric("freedom", "", 0, 1000, 0.0, "degrees of freedom of a Student-t copula, above 2; 0 for the Gaussian copula")};

    static final Setting[] BACKTEST = {LEVEL, new Setting.Text("method", List.of("historical", "gaussian", "modified"), "historical", "how each forecast is made where none is brought"),
        new Setting.Numeric("window", "", 2, 100_000, 250.0, "returns behind each forecast"), BroughtSeries.VALUES};

    static final Setting[] STRESS = {new Setting.Texts("shocks", List.of(), List.of("all=-0.3"), "returns by column, e.g. BTC=-0.3; all for every column; those that are not named move with them"),
        BroughtSeries.VALUES, Shares.WEIGHTS};

    static final Setting[] VOLATILITY = {new Setting.Numeric("lambda", "", 1e-6, 0.999999, Ewma.DAILY, "decay of the exponential weights"),
        new Setting.Numeric("horizon", "", 1, 100_000, 1.0, "periods that the GARCH forecast covers"), BroughtSeries.VALUES, Shares.WEIGHTS};

    private static final long MUCH = 1_000_000;

    private BroughtRisk() {}

    /** @return a {@link Computed}, or the work that yields it */
    static Object answer(Question question, Settings settings) {
        Table table = question.input();
        return switch (question.kind()) {
            case "var" -> var(table, settings);
            case "backtest" -> backtest(table, settings);
            case "stress" -> stress(table, settings);
            case "volatility" -> volatility(table, settings);
            default -> throw question.unknown();
        };
    }

    private static Object var(Table table, Settings settings) {
        var series = BroughtSeries.of(table, settings, 2).varying();
        double[] weights = Shares.of("weights", settings.texts("weights"), series.names());
        var said = series.conventions();
        if (weights.length > 1) said.put("weights", Shares.named(series.names(), weights) + ", brought back to each period");
        return var(weights, series.returns(), settings, said, series.inputs());
    }

    static Object var(double[] weights, double[][] returns, Settings settings, Map<String, String> said, Computed.Inputs inputs) {
        String method = settings.text("method");
        double level = settings.number("level");
        said.put("losses", "positive, in parts of the value, over one period");
        said.put("standard deviation", "n − 1");
        said.put("method", method(method));
        var own = new double[returns[0].length];
        for (int i = 0; i < weights.length; i++) for (int t = 0; t < own.length; t++) own[t] += weights[i] * returns[i][t];
        var moments = Moments.of(own);
        if (!(moments.deviation() > 0)) throw new IllegalArgumentException("the returns of these weights do not vary");
        if (!method.equals("montecarlo")) {
            var v = of(method, own, level);
            if (Double.isNaN(v.var())) throw new IllegalArgumentException("these returns are too far from normal for the modified method: its expansion gives no loss");
            return new Computed(new VarFigures(method, level, v.var(), v.es(), Double.NaN, Double.NaN, moments.mean(), moments.deviation()), said, inputs);
        }
        double freedom = settings.number("freedom") == 0 ? Double.POSITIVE_INFINITY : settings.number("freedom");
        int paths = settings.whole("paths");
        said.put("paths", paths + " or a few more, in antithetic pairs, seed " + settings.whole("seed"));
        said.put("copula", Double.isInfinite(freedom) ? "Gaussian" : "Student-t with " + freedom + " degrees of freedom, normal margins");
        Work work = progress -> {
            progress.at(Double.NaN, "draws " + paths + " paths");
            var m = MonteCarlo.of(weights, Covariances.means(returns), Covariances.sample(returns), freedom, level, paths, settings.whole("seed"));
            return new Computed(new VarFigures(method, level, m.var(), m.es(), m.varError(), m.esError(), m.mean(), m.deviation()), said, inputs);
        };
        return (long) paths * weights.length * weights.length > MUCH / 10 ? work : now(work);
    }

    private static String method(String method) {
        return switch (method) {
            case "historical" -> "empirical quantile, type 7; ES the mean of the worst 1 − level (Acerbi, Tasche 2002)";
            case "gaussian" -> "−(μ + zσ); ES −μ + σφ(z)/(1 − level)";
            case "modified" -> "Cornish-Fisher quantile (Favre, Galeano 2002); ES Boudt, Peterson, Croux 2008";
            default -> "simulation with the sample's means and covariance; VaR the lower empirical quantile";
        };
    }

    private static ValueAtRisk of(String method, double[] returns, double level) {
        return switch (method) {
            case "historical" -> ValueAtRisk.historical(returns, level);
            case "gaussian" -> ValueAtRisk.gaussian(Moments.of(returns).mean(), Moments.of(returns).deviation(), level);
            default -> ValueAtRisk.modified(Moments.of(returns), level);
        };
    }

    private static Object backtest(Table table, Settings settings) {
        boolean brought = table.has("var");
        List<String> columns = table.columnsBesides("time", "date", "var");
        if (columns.size() != 1) throw new IllegalArgumentException("a back-test takes one column of returns or prices, not " + columns.size());
        var series = BroughtSeries.of(table, columns, settings, 2);
        if (brought && series.fromPrices()) throw new IllegalArgumentException("forecasts in 'var' belong to returns, not to prices");
        double level = settings.number("level");
        double[] returns = series.returns()[0];
        var said = series.conventions();
        said.put("tests", "Kupiec 1995, Christoffersen 1998, Basel Committee 1996; an exceedance is a return below −VaR");
        if (brought) return new Computed(VarBacktest.of("brought", table.numbers("var"), returns, level), said, series.inputs());
        int window = settings.whole("window");
        if (returns.length <= window) throw new IllegalArgumentException("needs more than the " + window + " returns of a window, has " + returns.length);
        String method = settings.text("method");
        said.put("forecasts", "each from the " + window + " returns before it");
        said.put("method", method(method));
        Work work = progress -> {
            var forecasts = new double[returns.length];
            Arrays.fill(forecasts, Double.NaN);
            for (int t = window; t < returns.length; t++) {
                if (t % 256 == 0) progress.at((double) t / returns.length, "forecasts");
                forecasts[t] = of(method, Arrays.copyOfRange(returns, t - window, t), level).var();
            }
            return new Computed(VarBacktest.of(method, forecasts, returns, level), said, series.inputs());
        };
        return (long) returns.length * window > MUCH ? work : now(work);
    }

    private static Computed stress(Table table, Settings settings) {
        var series = BroughtSeries.of(table, settings, 2);
        double[] weights = Shares.of("weights", settings.texts("weights"), series.names());
        var held = new TreeMap<>(Shares.named(series.names(), weights));
        Map<String, Double> shocks = Shares.parse("shocks", settings.texts("shocks"));
        var said = series.conventions();
        said.put("loss", "positive, in parts of the value");
        if (shocks.keySet().equals(Set.of("all"))) {
            return new Computed(StressTest.of(Scenario.ofAll("all", series.names(), shocks.get("all")), held), said, series.inputs());
        }
        for (String name : shocks.keySet()) if (!held.containsKey(name)) throw new IllegalArgumentException("'shocks' names " + name + ", but there are " + String.join(", ", series.names()));
        said.put("not named", "moved by their conditional mean under joint normality (Kupiec 1998), covariance with n − 1");
        return new Computed(StressTest.conditional(new Scenario("as set", shocks), held, series.names(), Covariances.sample(series.varying().returns())), said, series.inputs());
    }

    private static Work volatility(Table table, Settings settings) {
        var series = BroughtSeries.of(table, settings, Garch.FEWEST_RETURNS);
        double[] own = series.weighted(Shares.of("weights", settings.texts("weights"), series.names()));
        double lambda = settings.number("lambda");
        var said = series.conventions();
        said.put("exponential", "RiskMetrics 1996: mean 0, begun at the first squared return, lambda " + lambda);
        said.put("garch", "GARCH(1,1), constant mean, normal, by maximum likelihood; the first variance is the mean squared residual");
        return progress -> {
            progress.at(Double.NaN, "fits GARCH(1,1)");
            var garch = Garch.fit(own);
            return new Computed(new VolatilityFigures(Moments.of(own).deviation(), Math.sqrt(Ewma.variances(own, lambda)[own.length]), Math.sqrt(garch.over(settings.whole("horizon"))), garch),
                    said, series.inputs());
        };
    }

    /** Of what takes no time. */
    private static Object now(Work work) {
        try {
            return work.run((share, doing) -> { });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
