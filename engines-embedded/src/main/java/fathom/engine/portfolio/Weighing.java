package fathom.engine.portfolio;

import fathom.engine.BroughtSeries;
import fathom.engine.Computed;
import fathom.engine.Covariances;
import fathom.engine.Shares;
import fathom.engine.Work;
import fathom.engine.portfolio.BlackLitterman.View;
import fathom.engine.portfolio.FrontierPoints.Place;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Weights by the method that is asked for, from {@link Estimates}. */
final class Weighing {
    static final String COLUMNS = BroughtSeries.COLUMNS + "; or name,mean,NAME,NAME…[,market] with a row of the covariance for each name";

    private static final String NONE = "none";
    private static final Setting METHOD = new Setting.Text("method", List.of("min-variance", "max-sharpe", "erc", "hrp", "black-litterman", "min-cvar"), "min-variance", "how the weights are found"),
            RISK_FREE = new Setting.Numeric("risk-free", "", -1, 1, 0.0, "rate of a year"),
            LEVEL = new Setting.Numeric("level", "", 0.500001, 0.9999999, 0.95, "confidence of the expected shortfall");

    static final Setting[] PARAMETERS = {METHOD, BroughtSeries.VALUES, BroughtSeries.PERIODS, Estimates.ESTIMATOR, RISK_FREE, LEVEL,
        new Setting.Numeric("least", "", -1, 1, 0.0, "least weight of each asset, of min-variance and max-sharpe"),
        new Setting.Numeric("greatest", "", 0, 1, 1.0, "greatest weight of each asset, of the same"),
        new Setting.Texts("views", List.of(), List.of(NONE), "of Black-Litterman, returns a year with a confidence of 0 to 1 if it is known: BTC=0.2, BTC>ETH=0.05, BTC=0.2@0.6"),
        new Setting.Texts("market", List.of(), List.of("equal"), "weights or capitalisations of the market, e.g. BTC=0.6,ETH=0.4"),
        new Setting.Numeric("risk-aversion", "", 1e-6, 1e6, 2.5, "of the market, for its equilibrium"),
        new Setting.Numeric("tau", "", 1e-6, 10, 0.05, "uncertainty of the equilibrium")};

    static final Setting[] FRONTIER = {new Setting.Numeric("points", "", 2, 1000, 21.0, "from the least risk to the greatest return"), BroughtSeries.VALUES, BroughtSeries.PERIODS, Estimates.ESTIMATOR};

    private static final int MUCH = 120, MUCH_TAIL = 200;

    private Weighing() {}

    /** @return a {@link Computed}, or the work that yields it */
    static Object weights(Estimates e, Settings settings) {
        String method = settings.text("method");
        boolean tail = method.equals("min-cvar");
        if (tail && e.returns() == null) throw new IllegalArgumentException("min-cvar needs returns or prices, not their mean and covariance");
        Work work = progress -> {
            progress.at(Double.NaN, method);
            return solved(() -> weigh(e, settings, method));
        };
        return tail && e.returns()[0].length > MUCH_TAIL || e.assets().size() > MUCH ? work : solved(() -> weigh(e, settings, method));
    }

    private static Computed weigh(Estimates e, Settings settings, String method) {
        var said = new LinkedHashMap<>(e.conventions());
        Map<String, Double> views = Map.of();
        double[] weights;
        switch (method) {
            case "max-sharpe" -> {
                said.put("method", "greatest expected return above the risk-free rate per unit of risk (Cornuejols, Tütüncü 2007); fully invested, each between " + settings.number("least") + " and " + settings.number("greatest"));
                weights = bounded(e, settings).maxSharpe(settings.number("risk-free"));
            }
            case "erc" -> {
                said.put("method", "equal risk contributions (Maillard, Roncalli, Teïletche 2010), long only");
                weights = EqualRiskContribution.weights(e.covariance());
            }
            case "hrp" -> {
                said.put("method", "hierarchical risk parity (López de Prado 2016): single linkage, optimal leaf order, so that the order of the assets does not matter");
                weights = HierarchicalRiskParity.weights(e.covariance());
            }
            case "min-cvar" -> {
                said.put("method", "least expected shortfall over the returns (Rockafellar, Uryasev 2000), long only, level " + settings.number("level"));
                weights = MinimumShortfall.weights(e.returns(), settings.number("level")).weights();
            }
            case "black-litterman" -> {
                var model = model(e, settings);
                var posterior = model.posterior(views(e, model, settings.texts("views")));
                views = Shares.named(e.assets(), posterior.mean());
                said.put("method", "Black, Litterman 1992 as in He, Litterman 1999: (δΣ̄)⁻¹μ̄, brought to a sum of 1, without bounds; confidences by Idzorek 2005 in closed form");
                weights = normalised(BlackLitterman.unboundedWeights(settings.number("risk-aversion"), posterior.mean(), posterior.covariance()));
            }
            default -> {
                said.put("method", "minimum variance (Markowitz 1952), fully invested, each between " + settings.number("least") + " and " + settings.number("greatest"));
                weights = bounded(e, settings).minimumVariance();
            }
        }
        return new Computed(report(e, settings, method, weights, views), said, e.inputs());
    }

    private static WeightsReport report(Estimates e, Settings settings, String method, double[] weights, Map<String, Double> views) {
        double variance = Covariances.variance(e.covariance(), weights), volatility = Math.sqrt(Math.max(0, variance));
        double expected = Covariances.dot(weights, views.isEmpty() ? e.mean() : views.values().stream().mapToDouble(Double::doubleValue).toArray());
        double[] marginal = Covariances.times(e.covariance(), weights);
        var shares = new double[weights.length];
        Arrays.setAll(shares, i -> weights[i] * marginal[i] / variance);
        double shortfall = e.returns() == null ? Double.NaN : RiskMeasure.EXPECTED_SHORTFALL.of(series(e.returns(), weights), 1 - settings.number("level"));
        return new WeightsReport(method, Shares.named(e.assets(), weights), expected, volatility, (expected - settings.number("risk-free")) / volatility, Shares.named(e.assets(), shares), shortfall, views);
    }

    private static double[] series(double[][] returns, double[] weights) {
        var series = new double[returns[0].length];
        for (int i = 0; i < weights.length; i++) for (int t = 0; t < series.length; t++) series[t] += weights[i] * returns[i][t];
        return series;
    }

    private static MeanVariance bounded(Estimates e, Settings settings) {
        return new MeanVariance(e.mean(), e.covariance(), settings.number("least"), settings.number("greatest"));
    }

    private static BlackLitterman model(Estimates e, Settings settings) {
        double[] market = normalised(e.market() != null ? e.market() : Shares.of("market", settings.texts("market"), e.assets()));
        return BlackLitterman.ofMarket(settings.number("risk-aversion"), market, e.covariance(), settings.number("tau"));
    }

    private static double[] normalised(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        if (!(Math.abs(sum) > 1e-12)) throw new IllegalArgumentException("weights that add up to 0 cannot be brought to a sum of 1");
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    /** {@code A=0.2}, {@code A>B=0.05}, either with {@code @confidence}. */
    private static View[] views(Estimates e, BlackLitterman model, List<String> texts) {
        var views = new ArrayList<View>();
        if (texts.equals(List.of(NONE))) return new View[0];
        for (String text : texts) {
            int at = text.lastIndexOf('@');
            var parsed = Shares.parse("views", List.of(at < 0 ? text : text.substring(0, at))).entrySet().iterator().next();
            var portfolio = new double[e.assets().size()];
            String[] sides = parsed.getKey().split(">", 2);
            portfolio[place(e, sides[0])] += 1;
            if (sides.length > 1) portfolio[place(e, sides[1])] -= 1;
            views.add(at < 0 ? model.view(portfolio, parsed.getValue()) : model.view(portfolio, parsed.getValue(), confidence(text, at)));
        }
        return views.toArray(View[]::new);
    }

    private static double confidence(String view, int at) {
        try {
            return Double.parseDouble(view.substring(at + 1).strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the confidence of the view '" + view + "' is no number", e);
        }
    }

    private static int place(Estimates e, String name) {
        int place = e.assets().indexOf(name.strip());
        if (place < 0) throw new IllegalArgumentException("'views' names " + name.strip() + ", but there are " + String.join(", ", e.assets()));
        return place;
    }

    static Work frontier(Estimates e, Settings settings) {
        var said = new LinkedHashMap<>(e.conventions());
        said.put("method", "least variance at equal steps of expected return (Markowitz 1952), long only, fully invested");
        return progress -> {
            progress.at(Double.NaN, "solves for each point");
            return solved(() -> new Computed(new FrontierPoints(Frontier.of(MeanVariance.longOnly(e.mean(), e.covariance()), settings.whole("points")).stream()
                    .map(p -> new Place(p.expected(), p.volatility(), Shares.named(e.assets(), p.weights()))).toList()), said, e.inputs()));
        };
    }

    /** What no weights solve is the asker's to hear, not a failure. */
    private static Computed solved(Supplier<Computed> solution) {
        try {
            return solution.get();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
