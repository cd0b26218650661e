package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.analytics.AnalyticsEngine;

import fathom.engine.analytics.Statistics;
import fathom.engine.factor.Factor;
import fathom.engine.factor.FactorCatalogue;
import fathom.engine.factor.FactorEngine;
import fathom.engine.factor.FactorValues;
import fathom.engine.features.FeaturesEngine;
import fathom.engine.features.VolatilityEstimates;
import fathom.engine.marketdata.DepthBook;
import fathom.engine.marketdata.MarketDataEngine;
import fathom.engine.portfolio.FrontierPoints;
import fathom.engine.portfolio.PortfolioEngine;
import fathom.engine.portfolio.WeightsReport;
import fathom.engine.risk.BacktestReport;
import fathom.engine.risk.Greeks;
import fathom.engine.risk.RiskEngine;
import fathom.engine.risk.VarFigures;
import fathom.engine.risk.VolatilityFigures;
import fathom.engine.vpin.BucketsReport;
import fathom.engine.vpin.VpinEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Answers that others published, asked of the engines as whoever brings the same figures along asks. */
class BroughtAnswersTest {
    private static final String PORTFOLIOS = "11-portfolio-pyportfolioopt";

    @ParameterizedTest
    @CsvSource({"61,alpha158,0", "100,alpha158,1", "501,alpha158,4", "250,alpha360,2", "501,alpha360,4"})
    void factorsAreThoseOfQlib(int bar, String family, int column) throws IOException {
        Table all = TableReader.read(Files.readString(KnownAnswers.folder("04-factor-alpha158-alpha360").resolve("input_spy_502bars.csv")));
        List<String> expected = Files.readAllLines(KnownAnswers.folder("04-factor-alpha158-alpha360").resolve(family + "_expected.csv"));
        var table = new Table(all.columns(), all.rows().subList(0, bar + 1));
        Computed computed = Asked.about(FactorEngine.DEFINITION, "values", table, "factors=" + family);
        var values = ((FactorValues) computed.result()).values();
        List<Factor> factors = FactorCatalogue.STANDARD.only(family).factors();
        assertThat(values).hasSize(factors.size());
        for (int i = 0; i < factors.size(); i++) {
            double wanted = Double.parseDouble(expected.get(i + 1).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)[2 + column]);
            assertThat(values.get(factors.get(i).name())).as(factors.get(i).name()).isCloseTo(wanted, within(1e-9 + 1e-8 * Math.abs(wanted)));
        }
        assertThat(computed.inputs().count()).isEqualTo(bar + 1);
        assertThat(computed.inputs().sha256()).isEqualTo(table.sha256());
    }

    @Test
    void aStatisticIsThatOfTheReturns() {
        double[] returns = {0.01, -0.02, 0.03, 0.005, -0.01, 0.02, -0.004};
        var s = (Statistics) Asked.about(AnalyticsEngine.DEFINITION, "statistics", Asked.series(returns)).result();
        var wanted = PerformanceStatistics.of(252, returns);
        assertThat(s.sharpe()).isEqualTo(wanted.sharpe());
        assertThat(s.annualGrowth()).isEqualTo(wanted.annualGrowth());
        assertThat(s.maxDrawdown()).isCloseTo(-0.02, within(1e-15));
        assertThat(s.drawdowns()).first().satisfies(d -> assertThat(d.depth()).isCloseTo(-2, within(1e-12)));
        assertThat(s.benchmark()).isNull();
        var two = (Statistics) Asked.about(AnalyticsEngine.DEFINITION, "statistics", Asked.series(List.of("fund", "index"), returns, Arrays.stream(returns).map(r -> r / 2).toArray()), "benchmark=index").result();
        assertThat(two.name()).isEqualTo("fund");
        assertThat(two.benchmark().beta()).isCloseTo(2, within(1e-12));
    }

    /** Cases of empyrical whose returns vary, without those that are not known, which these figures pass over. */
    @ParameterizedTest
    @CsvSource({"max_drawdown,maxDrawdown", "sharpe_ratio,sharpe", "stability_of_timeseries,stability"})
    void statisticsAreThoseOfEmpyrical(String test, String figure) {
        JsonNode inputs = PublishedAnswers.json("01-analytics-empyrical", "inputs.json");
        int compared = 0;
        for (JsonNode c : PublishedAnswers.json("01-analytics-empyrical", "cases.json").values()) {
            if (!c.get("test").stringValue().endsWith("test_" + test) || c.has("risk_free") && !c.get("risk_free").asString().equals("0.0") || !c.get("expected").isNumber()) continue;
            double[] returns = inputs.get(c.get("returns").stringValue()).get("values").valueStream().filter(JsonNode::isNumber).mapToDouble(JsonNode::asDouble).toArray();
            if (Arrays.stream(returns).distinct().count() < 2) continue;
            var s = Asked.about(AnalyticsEngine.DEFINITION, "statistics", Asked.series(returns), "values=returns").result();
            double wanted = c.get("expected").asDouble();
            assertThat((Double) ((Map<?, ?>) AnswerDocument.plain(s)).get(figure)).as("%s", c).isCloseTo(wanted, within(1e-5 + 1e-6 * Math.abs(wanted)));
            compared++;
        }
        assertThat(compared).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"250,3,0.99,0.09494,0.75799", "250,3,0.95,10.812,0.0010083", "1043,57,0.95,0.46147,0.49694"})
    void backTestsAreThosePublished(int periods, int hits, String level, double ratio, double p) {
        var returns = new double[periods];
        for (int i = 0; i < periods; i++) returns[i] = i % (periods / hits) == 0 && i / (periods / hits) < hits ? -0.05 : 0.001;
        var forecasts = new double[periods];
        Arrays.fill(forecasts, 0.02);
        var m = (BacktestReport.Method) Asked.about(RiskEngine.DEFINITION, "backtest", Asked.series(List.of("value", "var"), returns, forecasts), "level=" + level).result();
        assertThat(m.violations().hits()).isEqualTo(hits);
        assertThat(m.failures()).isCloseTo(ratio, within(1e-3 * ratio));
        assertThat(m.failuresP()).isCloseTo(p, within(1e-3 * p));
    }

    @Test
    void garchIsThatOfTheBenchmark() throws IOException {
        double[] returns = PublishedAnswers.csv("03-risk-garch-fcp", "dem2gbp.csv").stream().skip(1).mapToDouble(row -> Double.parseDouble(row[0])).toArray();
        var v = (VolatilityFigures) Asked.about(RiskEngine.DEFINITION, "volatility", Asked.series(returns)).result();
        assertThat(v.fitted().omega()).isCloseTo(0.0107613, within(1e-6));
        assertThat(v.fitted().alpha()).isCloseTo(0.153134, within(1e-5));
        assertThat(v.fitted().beta()).isCloseTo(0.805974, within(1e-5));
        assertThat(v.fitted().logLikelihood()).isCloseTo(-1106.60788, within(1e-4));
    }

    /** Hull, “Options, Futures, and Other Derivatives”: 42, 40, half a year, 10 %, 20 %. */
    @Test
    void greeksAreThoseOfTheTextbook() {
        String[] option = {"right=call", "spot=42", "strike=40", "years=0.5", "rate=0.1"};
        var g = (Greeks) Asked.about(RiskEngine.DEFINITION, "greeks", Table.NONE, with(option, "volatility=0.2")).result();
        assertThat(g.price()).isCloseTo(4.759422, within(1e-6));
        var implied = (Greeks) Asked.about(RiskEngine.DEFINITION, "greeks", Table.NONE, with(option, "price=4.759422392871532")).result();
        assertThat(implied.volatility()).isCloseTo(0.2, within(1e-9));
    }

    private static String[] with(String[] some, String more) {
        String[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = more;
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"min-variance", "max-sharpe", "hrp"})
    void weightsAreThoseOfPyPortfolioOpt(String method) {
        JsonNode all = PublishedAnswers.json(PORTFOLIOS, "expected.json");
        List<String> names = all.get("tickers").valueStream().map(JsonNode::stringValue).toList();
        double[] mean = names.stream().mapToDouble(n -> all.get("mean_historical_return(compounding,252)").get(n).asDouble()).toArray();
        var table = Asked.estimates(names, mean, PublishedAnswers.matrix(all.get("sample_cov(252)")));
        var w = (WeightsReport) Asked.about(PortfolioEngine.DEFINITION, "weights", table, "method=" + method, "risk-free=0.02").result();
        JsonNode wanted = all.get("portfolio_cases").get(switch (method) {
            case "min-variance" -> "min_volatility long only";
            case "max-sharpe" -> "max_sharpe rf=0.02 long only";
            default -> "HRP single linkage";
        });
        double[] performance = PublishedAnswers.vector(wanted.get("performance(return,vol,sharpe@rf=0.02)"));
        if (!method.equals("hrp")) { // whose leaves stand in another order there
            assertThat(w.expected()).isCloseTo(performance[0], within(1e-4));
            assertThat(w.volatility()).isCloseTo(performance[1], within(1e-6));
            assertThat(w.sharpe()).isCloseTo(performance[2], within(1e-5));
        }
        assertThat(w.weights().values().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
        assertThat(w.riskShares().values().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void blackLittermanIsThatOfPyPortfolioOpt() {
        JsonNode all = PublishedAnswers.json(PORTFOLIOS, "expected.json"), bl = all.get("black_litterman");
        List<String> names = all.get("tickers").valueStream().map(JsonNode::stringValue).toList();
        double[][] covariance = PublishedAnswers.matrix(all.get("sample_cov(252)"));
        var market = bl.get("market_caps").propertyNames().stream().map(n -> n + "=" + bl.get("market_caps").get(n).asDouble()).toList();
        double delta = bl.get("delta_rf0.02").asDouble();
        // their prior lies the risk-free rate above that in equilibrium, so that views less that rate give the same less it
        var views = bl.get("views").propertyNames().stream().map(n -> n + "=" + (bl.get("views").get(n).asDouble() - 0.02)).toList();
        var w = (WeightsReport) Asked.about(PortfolioEngine.DEFINITION, "weights", Asked.estimates(names, new double[names.size()], covariance), "method=black-litterman",
                "market=" + String.join(",", market), "views=" + String.join(",", views), "risk-aversion=" + delta).result();
        for (String name : names) {
            assertThat(w.views().get(name) + 0.02).as(name).isCloseTo(bl.get("posterior_returns(default omega=tau*diag(P S P^T))").get(name).asDouble(), within(1e-8));
        }
    }

    @Test
    void equalRiskIsThatOfRoncalli() {
        double[] vol = {0.3, 0.2, 0.15};
        double[][] rho = {{1, 0.8, 0.5}, {0.8, 1, 0.3}, {0.5, 0.3, 1}}, covariance = new double[3][3];
        for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) covariance[i][j] = rho[i][j] * vol[i] * vol[j];
        var w = (WeightsReport) Asked.about(PortfolioEngine.DEFINITION, "weights", Asked.estimates(List.of("a", "b", "c"), new double[3], covariance), "method=erc").result();
        assertThat(100 * w.weights().get("a")).isCloseTo(19.69, within(0.005));
        assertThat(100 * w.weights().get("b")).isCloseTo(32.44, within(0.005));
        assertThat(100 * w.weights().get("c")).isCloseTo(47.87, within(0.005));
        assertThat(w.riskShares().values()).allSatisfy(share -> assertThat(share).isCloseTo(1.0 / 3, within(1e-9)));
    }

    @Test
    void theFrontierRisesFromTheLeastRisk() {
        double[][] covariance = {{0.04, 0.01, 0}, {0.01, 0.09, 0.02}, {0, 0.02, 0.16}};
        var points = ((FrontierPoints) Asked.about(PortfolioEngine.DEFINITION, "frontier", Asked.estimates(List.of("a", "b", "c"), new double[] {0.05, 0.08, 0.12}, covariance), "points=11").result()).points();
        assertThat(points).hasSize(11);
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).expected()).isGreaterThan(points.get(i - 1).expected());
            assertThat(points.get(i).volatility()).isGreaterThan(points.get(i - 1).volatility());
        }
        assertThat(points.getLast().weights().get("c")).isCloseTo(1, within(1e-9));
    }

    @Test
    void volatilityIsThatOfFiveEstimators() throws IOException {
        JsonNode expected = PublishedAnswers.json("06-features", "expected.json").get("volatility_estimators_last_20_bars_annualised_252");
        Table bars = TableReader.read(Files.readString(KnownAnswers.folder("04-factor-alpha158-alpha360").resolve("input_spy_502bars.csv")));
        var v = (VolatilityEstimates) Asked.about(FeaturesEngine.DEFINITION, "volatility", bars, "window=20").result();
        assertThat(v.closeToClose()).isCloseTo(expected.get("close_close").asDouble(), within(1e-9));
        assertThat(v.parkinson()).isCloseTo(expected.get("parkinson_1980").asDouble(), within(1e-9));
        assertThat(v.garmanKlass()).isCloseTo(expected.get("garman_klass_1980").asDouble(), within(1e-9));
        assertThat(v.rogersSatchell()).isCloseTo(expected.get("rogers_satchell_1991").asDouble(), within(1e-9));
        assertThat(v.yangZhang()).isCloseTo(expected.get("yang_zhang_2000").asDouble(), within(1e-9));
    }

    @Test
    void bucketsAreThoseOfPinstimation() throws IOException {
        var file = KnownAnswers.folder("13-vpin-pinstimation").resolve("hfdata.csv.gz");
        String text;
        try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            text = String.join("\n", in.lines().toList());
        }
        Table table = TableReader.read(text.replaceFirst("\"timestamp\",\"price\",\"volume\"", "time,price,size"));
        var b = (BucketsReport) Asked.about(VpinEngine.DEFINITION, "buckets", table, "bar=300", "change=within-bar").result();
        assertThat(b.bucketVolume()).isCloseTo(3836.547397, within(1e-6));
        assertThat(b.sigma()).isCloseTo(0.1341007, within(1e-7));
        List<String[]> expected = PublishedAnswers.csv("13-vpin-pinstimation", "buckets_timebar300.csv");
        for (int i = 50; i < 3650; i += 37) assertThat(b.buckets().get(i - 1).vpin()).as("bucket " + i).isCloseTo(Double.parseDouble(expected.get(i)[6]), within(1e-9));
    }

    @Test
    void aBookIsThatOfTheDepthMessages() {
        JsonNode sequence = PublishedAnswers.json("10-marketdata-ibkr-depth", "sequence.json"), last = sequence.get("book_after_each").get(8);
        var rows = sequence.get("messages[position,operation,side,price,size]").valueStream().map(m -> m.valueStream().map(JsonNode::asString).toList()).toList();
        var book = (DepthBook) Asked.about(MarketDataEngine.DEFINITION, "ib-depth", new Table(List.of("position", "operation", "side", "price", "size"), rows)).result();
        assertThat(book.bids().count()).isEqualTo(last.get("bids").size());
        for (int i = 0; i < book.bids().count(); i++) assertThat(book.bids().price(i)).isEqualTo(last.get("bids").get(i).get(0).asDouble());
        for (int i = 0; i < book.asks().count(); i++) assertThat(book.asks().size(i)).isEqualTo(last.get("asks").get(i).get(1).asDouble());
    }

    @Test
    void aSimulationSaysHowExactItIs() {
        double[] returns = new Random(3).doubles(500).map(u -> (u - 0.49) / 50).toArray();
        var once = (VarFigures) Asked.about(RiskEngine.DEFINITION, "var", Asked.series(returns), "method=montecarlo", "level=0.99").result();
        var again = (VarFigures) Asked.about(RiskEngine.DEFINITION, "var", Asked.series(returns), "method=montecarlo", "level=0.99").result();
        var other = (VarFigures) Asked.about(RiskEngine.DEFINITION, "var", Asked.series(returns), "method=montecarlo", "level=0.99", "seed=2").result();
        var gaussian = (VarFigures) Asked.about(RiskEngine.DEFINITION, "var", Asked.series(returns), "method=gaussian", "level=0.99").result();
        assertThat(again).isEqualTo(once);
        assertThat(other.var()).isNotEqualTo(once.var()).isCloseTo(once.var(), within(6 * once.varError()));
        assertThat(gaussian.var()).isCloseTo(once.var(), within(5 * once.varError()));
        assertThat(once.es()).isGreaterThan(once.var());
    }
}
