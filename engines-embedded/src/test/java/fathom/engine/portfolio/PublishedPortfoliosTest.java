package fathom.engine.portfolio;

import static fathom.engine.PublishedAnswers.matrix;
import static fathom.engine.PublishedAnswers.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Covariances;
import fathom.engine.Shrinkage;
import fathom.engine.PublishedAnswers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Weights of 20 stocks as PyPortfolioOpt (MIT) publishes them, and the equal risk contributions of two papers. */
class PublishedPortfoliosTest {
    private static final String PYPORTFOLIOOPT = "11-portfolio-pyportfolioopt";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            min_volatility long only                          | MIN    |  0 |    0 | 1e-8
            min_volatility unbounded short                    | MIN    | -1 |    0 | 1e-8
            min_volatility + L2_reg(gamma=1)                  | MIN    |  0 |    1 | 1e-8
            max_sharpe rf=0.02 long only                      | SHARPE |  0 |    0 | 1e-7
            efficient_return(0.25) long only                  | RETURN |  0 |    0 | 1e-7
            efficient_return(0.25)+L2(gamma=1)                | RETURN |  0 |    1 | 1e-7
            """)
    void meanVariance(String name, String method, double lower, double ridge, double tolerance) {
        JsonNode expected = PublishedAnswers.json(PYPORTFOLIOOPT, "expected.json");
        JsonNode published = expected.get("portfolio_cases").get(name);
        double[][] covariance = matrix(expected.get("sample_cov(252)"));
        for (int i = 0; i < covariance.length; i++) covariance[i][i] += ridge;
        var problem = new MeanVariance(mean(expected), covariance, lower, 1);
        double[] weights = switch (method) {
            case "MIN" -> problem.minimumVariance();
            case "SHARPE" -> problem.maxSharpe(0.02);
            default -> problem.efficientReturn(0.25);
        };
        assertThat(weights).containsExactly(vector(published.get("weights")), within(tolerance));
    }

    @Test
    void hierarchicalRiskParity() throws IOException {
        JsonNode expected = PublishedAnswers.json(PYPORTFOLIOOPT, "expected.json");
        double[][] returns = stockReturns();
        double[][] covariance = pairwise(returns, false);
        for (double[] row : covariance) for (int i = 0; i < row.length; i++) row[i] *= 252;
        double[][] published = matrix(expected.get("sample_cov(252)"));
        for (int i = 0; i < published.length; i++) assertThat(covariance[i]).containsExactly(published[i], within(1e-12));

        double[] weights = HierarchicalRiskParity.weightsInTreeOrder(covariance, pairwise(returns, true));
        assertThat(weights).containsExactly(vector(expected.get("portfolio_cases").get("HRP single linkage").get("weights")), within(1e-12));
        List<String> tickers = expected.get("tickers").valueStream().map(JsonNode::asString).toList();
        for (String[] row : PublishedAnswers.csv(PYPORTFOLIOOPT, "weights_hrp.csv")) {
            if (!row[0].isEmpty()) assertThat(weights[tickers.indexOf(row[0])]).as(row[0]).isCloseTo(Double.parseDouble(row[1]), within(1e-12));
        }
    }

    @Test
    void ledoitWolfTowardsConstantVariance() throws IOException {
        JsonNode published = PublishedAnswers.json(PYPORTFOLIOOPT, "expected.json").get("shrinkage").get("ledoit_wolf_constant_variance");
        double[][] returns = stockReturns();
        for (double[] row : returns) for (int t = 0; t < row.length; t++) if (Double.isNaN(row[t])) row[t] = 0; // as the publisher did
        var shrunk = Shrinkage.constantVariance(returns);
        assertThat(shrunk.intensity()).isCloseTo(published.get("delta").asDouble(), within(1e-14));
        double[][] annual = matrix(published.get("cov_annual_252"));
        for (int i = 0; i < annual.length; i++) {
            for (int j = 0; j < annual.length; j++) assertThat(252 * shrunk.covariance()[i][j]).isCloseTo(annual[i][j], within(1e-13));
        }
    }

    @Test
    void oracleApproximating() throws IOException {
        JsonNode published = PublishedAnswers.json(PYPORTFOLIOOPT, "expected.json").get("shrinkage").get("oracle_approximating");
        double[][] returns = stockReturns();
        for (double[] row : returns) for (int t = 0; t < row.length; t++) if (Double.isNaN(row[t])) row[t] = 0; // as the publisher did
        var shrunk = Shrinkage.oracleApproximating(returns);
        assertThat(shrunk.intensity()).isCloseTo(published.get("delta").asDouble(), within(1e-14));
        double[][] annual = matrix(published.get("cov_annual_252"));
        for (int i = 0; i < annual.length; i++) {
            for (int j = 0; j < annual.length; j++) assertThat(252 * shrunk.covariance()[i][j]).isCloseTo(annual[i][j], within(1e-13));
        }
    }

    @Test
    void efficientRisk() {
        JsonNode expected = PublishedAnswers.json(PYPORTFOLIOOPT, "expected.json");
        var problem = MeanVariance.longOnly(mean(expected), matrix(expected.get("sample_cov(252)")));
        double[] published = vector(expected.get("portfolio_cases").get("efficient_risk(0.19) long only").get("weights"));
        assertThat(Frontier.atVolatility(problem, 0.19).weights()).containsExactly(published, within(2e-5));
    }

    /** Days on which all were listed: 895. The publisher's solver stops at 1e-6. */
    @Test
    void minimumShortfall() throws IOException {
        JsonNode published = PublishedAnswers.json(PYPORTFOLIOOPT, "expected.json").get("min_cvar_95");
        double[][] returns = stockReturns();
        int[] days = IntStream.range(0, returns[0].length).filter(t -> Arrays.stream(returns).noneMatch(row -> Double.isNaN(row[t]))).toArray();
        assertThat(days).hasSize(published.get("rows_used").asInt());
        double[][] listed = Arrays.stream(returns).map(row -> Arrays.stream(days).mapToDouble(t -> row[t]).toArray()).toArray(double[][]::new);
        var best = MinimumShortfall.weights(listed, 0.95);
        assertThat(best.shortfall()).isCloseTo(vector(published.get("performance(return,cvar)"))[1], within(1e-9));
        assertThat(best.weights()).containsExactly(vector(published.get("weights")), within(1e-5));
    }

    @Test
    void equalRiskContribution() {
        JsonNode papers = PublishedAnswers.json("11-portfolio-risk-parity", "erc_published.json");
        for (String paper : List.of("roncalli_3_assets", "maillard_roncalli_teiletche_2010_4_assets")) {
            JsonNode p = papers.get(paper);
            assertThat(EqualRiskContribution.weights(covariance(p))).as(paper).containsExactly(vector(p.get("computed")), within(1e-8));
        }
    }

    @Test
    void minimumVarianceOfMaillardRoncalliTeiletche() {
        JsonNode paper = PublishedAnswers.json("11-portfolio-risk-parity", "erc_published.json").get("maillard_roncalli_teiletche_2010_4_assets");
        double[] weights = MeanVariance.longOnly(new double[4], covariance(paper)).minimumVariance();
        double[] percent = vector(paper.get("published min-variance %"));
        for (int i = 0; i < 4; i++) assertThat(100 * weights[i]).isCloseTo(percent[i], within(0.05));
    }

    private static double[] mean(JsonNode expected) {
        JsonNode means = expected.get("mean_historical_return(compounding,252)");
        return expected.get("tickers").valueStream().mapToDouble(ticker -> means.get(ticker.asString()).asDouble()).toArray();
    }

    private static double[][] covariance(JsonNode paper) {
        double[] volatility = vector(paper.get("vol"));
        double[][] covariance = matrix(paper.get("corr"));
        for (int i = 0; i < volatility.length; i++) for (int j = 0; j < volatility.length; j++) covariance[i][j] *= volatility[i] * volatility[j];
        return covariance;
    }

    /** {@code [asset][day]}, NaN before the listing. */
    private static double[][] stockReturns() throws IOException {
        List<String[]> rows = PublishedAnswers.csv(PYPORTFOLIOOPT, "stock_prices.csv");
        int assets = rows.getFirst().length - 1;
        var returns = new double[assets][rows.size() - 2];
        for (int i = 0; i < assets; i++) {
            for (int t = 2; t < rows.size(); t++) returns[i][t - 2] = price(rows.get(t)[i + 1]) / price(rows.get(t - 1)[i + 1]) - 1;
        }
        return returns;
    }

    private static double price(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    /** Over the days on which both were listed: what the publisher does with unequal histories. */
    private static double[][] pairwise(double[][] returns, boolean correlation) {
        int n = returns.length;
        var result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double[] a = returns[i];
                double[] b = returns[j];
                int[] days = IntStream.range(0, a.length).filter(t -> !Double.isNaN(a[t] + b[t])).toArray();
                var both = new double[][] {Arrays.stream(days).mapToDouble(t -> a[t]).toArray(), Arrays.stream(days).mapToDouble(t -> b[t]).toArray()};
                double[][] s = Covariances.sample(both);
                result[i][j] = correlation ? Covariances.correlation(s)[0][1] : s[0][1];
                if (correlation && i == j) result[i][j] = 1;
            }
        }
        return result;
    }
}
