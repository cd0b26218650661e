package fathom.engine.risk;

import fathom.engine.Covariances;
import fathom.engine.Moments;
import fathom.engine.ReturnMatrix;
import fathom.model.PortfolioMark;
import fathom.model.RiskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The risk of one portfolio: what its present holdings would have made of the past returns, and how the forecasts from that fared. */
final class PortfolioRisk {
    static final double LEVEL = 0.95;
    static final long HORIZON = 86_400_000_000_000L;
    static final int FEWEST_RETURNS = 60;

    private static final double DECAY = 0.94;
    private static final double PER_CENT_OVER_HORIZON = 100 * Math.sqrt((double) HORIZON / ReturnMatrix.INTERVAL);

    private final String id;
    private final Forecast historical = new Forecast("historical");
    private final Forecast parametric = new Forecast("parametric");
    private final Forecast modified = new Forecast("modified");
    private final Forecast exponential = new Forecast("exponential");
    private PortfolioMark mark;
    private List<String> assets = List.of();
    private double[] weights = {};
    private RiskReport report;
    private ComponentReport components;

    PortfolioRisk(String id) {
        this.id = id;
        unknown(0, 0, "waits for a second of bars to end");
    }

    void hold(PortfolioMark mark) {
        this.mark = mark;
    }

    RiskReport report() {
        return report;
    }

    ComponentReport components() {
        return components;
    }

    BacktestReport backtest() {
        var methods = forecasts().filter(Forecast::isTested).map(f -> f.report(LEVEL)).toList();
        return new BacktestReport(id, report.at(), LEVEL, methods, methods.isEmpty() ? "no forecast has been tested yet" : "");
    }

    /** @throws IllegalArgumentException with the reason when nothing is known, or nothing held */
    RiskSample sample(ReturnMatrix returns) {
        if (!report.isKnown()) throw new IllegalArgumentException(report.why());
        if (assets.isEmpty()) throw new IllegalArgumentException(id + " holds nothing that could move");
        return new RiskSample(id, report.at(), assets, weights, returns.returns(assets));
    }

    StressReport stress(ReturnMatrix returns) {
        return sample(returns).stress();
    }

    ShortfallReport shortfall(ReturnMatrix returns) {
        return sample(returns).shortfall(LEVEL, PER_CENT_OVER_HORIZON);
    }

    VolatilityReport volatility(ReturnMatrix returns) {
        return sample(returns).volatility((double) HORIZON / ReturnMatrix.INTERVAL);
    }

    SimulationReport simulation(ReturnMatrix returns) {
        return sample(returns).simulation(LEVEL, (double) HORIZON / ReturnMatrix.INTERVAL);
    }

    /** Takes the row that was just completed. */
    void onRow(ReturnMatrix returns) {
        testForecasts(returns);
        var held = mark.weights();
        assets = List.copyOf(held.keySet());
        weights = held.values().stream().mapToDouble(Double::doubleValue).toArray();
        String why = mark.unweighable();
        if (why.isEmpty() && !assets.isEmpty()) why = returns.lacks(FEWEST_RETURNS, assets);
        if (why.isEmpty()) {
            compute(returns);
        } else {
            unknown(returns.at(), returns.samples(assets), why);
        }
    }

    private void testForecasts(ReturnMatrix returns) {
        if (!assets.isEmpty() && returns.samples(assets) > 0) {
            double[] last = returns.last(assets);
            forecasts().forEach(f -> f.test(Covariances.dot(weights, last)));
        }
        forecasts().forEach(f -> f.next(Double.NaN));
    }

    private void compute(ReturnMatrix returns) {
        int samples = returns.samples(assets);
        if (assets.isEmpty()) {
            report = report(returns.at(), samples, ValueAtRisk.ZERO, ValueAtRisk.ZERO, ValueAtRisk.ZERO, 0, List.of());
            components = new ComponentReport(id, returns.at(), LEVEL, List.of(), List.of(), "");
            return;
        }
        double[][] matrix = returns.returns(assets);
        double[] series = portfolioReturns(matrix);
        var moments = Moments.of(series);
        var past = ValueAtRisk.historical(series, LEVEL);
        var gauss = ValueAtRisk.gaussian(moments.mean(), moments.deviation(), LEVEL);
        var cornishFisher = ValueAtRisk.modified(moments, LEVEL);
        var bySample = ComponentVar.of(weights, Covariances.means(matrix), Covariances.sample(matrix), LEVEL);
        var byDecay = ComponentVar.of(weights, new double[weights.length], Covariances.exponential(matrix, DECAY), LEVEL);
        report = report(returns.at(), samples, past, gauss, cornishFisher, moments.deviation(), list(bySample));
        components = new ComponentReport(id, returns.at(), LEVEL, report.components(), list(byDecay), "");
        historical.next(past.var());
        parametric.next(gauss.var());
        modified.next(cornishFisher.var());
        exponential.next(byDecay.var());
    }

    private double[] portfolioReturns(double[][] matrix) {
        var series = new double[matrix[0].length];
        for (int i = 0; i < matrix.length; i++) {
            for (int t = 0; t < series.length; t++) series[t] += weights[i] * matrix[i][t];
        }
        return series;
    }

    private RiskReport report(long at, int samples, ValueAtRisk historical, ValueAtRisk parametric, ValueAtRisk modified, double deviation,
                              List<RiskReport.Component> components) {
        double scale = PER_CENT_OVER_HORIZON;
        return new RiskReport(id, at, LEVEL, samples, ReturnMatrix.INTERVAL, HORIZON, historical.var() * scale, historical.es() * scale,
                parametric.var() * scale, parametric.es() * scale, modified.var() * scale, modified.es() * scale, deviation * scale, components, "");
    }

    private List<RiskReport.Component> list(ComponentVar parts) {
        var list = new ArrayList<RiskReport.Component>();
        for (int i = 0; i < weights.length; i++) {
            list.add(new RiskReport.Component(assets.get(i), 100 * weights[i], parts.marginal()[i] * PER_CENT_OVER_HORIZON / 100,
                    parts.contribution()[i] * PER_CENT_OVER_HORIZON));
        }
        return List.copyOf(list);
    }

    private void unknown(long at, int samples, String why) {
        report = RiskReport.unknown(id, at, LEVEL, samples, ReturnMatrix.INTERVAL, HORIZON, why);
        components = new ComponentReport(id, at, LEVEL, List.of(), List.of(), why);
    }

    private Stream<Forecast> forecasts() {
        return Stream.of(historical, parametric, modified, exponential);
    }
}
