package fathom.engine.portfolio;

import static fathom.engine.PublishedAnswers.matrix;
import static fathom.engine.PublishedAnswers.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.Covariances;
import fathom.engine.PortfolioFixtures;
import fathom.engine.PublishedAnswers;
import fathom.engine.portfolio.BlackLitterman.View;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BlackLittermanTest {
    private static final String PAPERS = "11-portfolio-black-litterman-papers";
    private static final double[][] TWO = {{0.04, 0.01}, {0.01, 0.09}};

    /** One view on two assets: π = 2·(0.025, 0.05); the prior of the view is as certain as the view, so half of the surprise of 0.04 is believed. */
    @Test
    void oneViewByHand() {
        var model = BlackLitterman.ofMarket(2, new double[] {0.5, 0.5}, TWO, 0.1);
        assertThat(model.prior()).containsExactly(new double[] {0.05, 0.1}, within(1e-15));
        View view = model.view(new double[] {1, 0}, 0.09);
        assertThat(view.omega()).isCloseTo(0.004, within(1e-15));
        assertThat(model.posterior(view).mean()).containsExactly(new double[] {0.07, 0.1 + 0.02 * 0.25}, within(1e-14));
    }

    @Test
    void aViewWithoutConfidenceSaysNothing() {
        for (long seed = 1; seed <= 20; seed++) {
            double[][] covariance = Covariances.sample(PortfolioFixtures.returns(seed, 4, 50));
            var model = BlackLitterman.ofMarket(2.5, new double[] {0.1, 0.2, 0.3, 0.4}, covariance, 0.05);
            double[] portfolio = {1, -1, 0, 0};
            assertThat(model.posterior(model.view(portfolio, 0.5, 0)).mean()).isEqualTo(model.posterior().mean()).isEqualTo(model.prior());
            double[] certain = model.posterior(model.view(portfolio, 0.5, 1)).mean();
            assertThat(certain[0] - certain[1]).as("a certain view is met").isCloseTo(0.5, within(1e-9));
            double[] half = model.posterior(model.view(portfolio, 0.5, 0.5)).mean();
            for (int i = 0; i < 4; i++) assertThat(half[i]).isCloseTo((certain[i] + model.prior()[i]) / 2, within(1e-9));
        }
    }

    @Test
    void withoutViewsAllHoldTheMarket() {
        double[] market = {0.3, 0.7};
        var model = BlackLitterman.ofMarket(3, market, TWO, 0.05);
        assertThat(BlackLitterman.unboundedWeights(3, model.prior(), TWO)).containsExactly(market, within(1e-12));
        assertThat(BlackLitterman.unboundedWeights(3, model.posterior().mean(), model.posterior().covariance()))
                .containsExactly(new double[] {0.3 / 1.05, 0.7 / 1.05}, within(1e-12));
    }

    @Test
    void refusesWhatIsNoView() {
        var model = BlackLitterman.ofMarket(2, new double[] {0.5, 0.5}, TWO, 0.1);
        assertThatIllegalArgumentException().isThrownBy(() -> model.view(new double[] {1}, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.view(new double[] {1, 0}, 0.1, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> model.posterior(new View(new double[] {0, 0}, 0.1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> model.posterior(model.view(new double[] {1, 0}, Double.NaN)));
        View certain = model.view(new double[] {1, 0}, 0.1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> model.posterior(certain, certain)).withMessageContaining("certain views");
        assertThatIllegalArgumentException().isThrownBy(() -> BlackLitterman.ofMarket(2, new double[] {1}, TWO, 0.1));
    }

    @ParameterizedTest
    @CsvSource({"Table4, 1", "Table5, 1", "Table6, 1", "Table7, 2", "Table8, 2"})
    void heLitterman(String table, double firstViewDoubled) {
        JsonNode paper = PublishedAnswers.json(PAPERS, "he_litterman_1999.json");
        double[] volatility = vector(paper.get("vol"));
        double[][] covariance = matrix(paper.get("correlation"));
        for (int i = 0; i < 7; i++) for (int j = 0; j < 7; j++) covariance[i][j] *= volatility[i] * volatility[j];
        var model = BlackLitterman.ofMarket(2.5, vector(paper.get("w_eq")), covariance, 0.05);
        assertThat(model.prior()).containsExactly(vector(paper.get("Pi_computed")), within(1e-10));
        JsonNode t = paper.get(table);
        double[][] p = matrix(t.get("P"));
        double[] q = vector(t.get("Q"));
        View[] views = IntStream.range(0, q.length).mapToObj(k -> model.view(p[k], q[k])).toArray(View[]::new);
        views[0] = new View(p[0], q[0], views[0].omega() * firstViewDoubled);
        var posterior = model.posterior(views);
        assertThat(posterior.mean()).containsExactly(vector(t.get("computed_mu")), within(1e-10));
        double[] weights = BlackLitterman.unboundedWeights(2.5, posterior.mean(), posterior.covariance());
        assertThat(weights).containsExactly(vector(t.get("computed_w")), within(1e-9));
        double[] published = vector(t.get("published").get("w*"));
        for (int i = 0; i < 7; i++) assertThat(100 * weights[i]).isCloseTo(published[i], within(0.1));
    }

    @Test
    void idzorek() {
        JsonNode paper = PublishedAnswers.json(PAPERS, "idzorek_2005.json");
        double[][] covariance = matrix(paper.get("Sigma (table 5)"));
        var model = BlackLitterman.ofMarket(3.07, vector(paper.get("w_mkt")), covariance, 0.025);
        JsonNode computed = paper.get("computed");
        assertThat(model.prior()).containsExactly(vector(computed.get("Pi")), within(1e-12));
        double[][] p = matrix(paper.get("P"));
        double[] q = vector(paper.get("Q"));
        View[] views = IntStream.range(0, 3).mapToObj(k -> model.view(p[k], q[k])).toArray(View[]::new);
        double[] mean = model.posterior(views).mean();
        assertThat(mean).containsExactly(vector(computed.get("E[R]")), within(1e-12));
        assertThat(BlackLitterman.unboundedWeights(3.07, mean, covariance)).containsExactly(vector(computed.get("new_w")), within(1e-9));
        View[] certain = IntStream.range(0, 3).mapToObj(k -> model.view(p[k], q[k], 1)).toArray(View[]::new);
        assertThat(BlackLitterman.unboundedWeights(3.07, model.posterior(certain).mean(), covariance))
                .containsExactly(vector(computed.get("w_100%conf (all three views jointly certain)")), within(1e-9));
    }

    @Test
    void pyPortfolioOpt() {
        JsonNode expected = PublishedAnswers.json("11-portfolio-pyportfolioopt", "expected.json");
        String[] tickers = expected.get("tickers").valueStream().map(JsonNode::asString).toArray(String[]::new);
        JsonNode bl = expected.get("black_litterman");
        double[] prior = Arrays.stream(tickers).mapToDouble(t -> bl.get("prior_rf0.02").get(t).asDouble()).toArray();
        var model = new BlackLitterman(prior, matrix(expected.get("sample_cov(252)")), 0.05);
        String[] named = bl.get("views").propertyNames().toArray(String[]::new);
        double[] confidence = vector(bl.get("idzorek_conf"));
        View[] plain = new View[named.length], idzorek = new View[named.length];
        for (int k = 0; k < named.length; k++) {
            var portfolio = new double[tickers.length];
            portfolio[Arrays.asList(tickers).indexOf(named[k])] = 1;
            double q = bl.get("views").get(named[k]).asDouble();
            plain[k] = model.view(portfolio, q);
            idzorek[k] = model.view(portfolio, q, confidence[k]);
        }
        double[] posterior = Arrays.stream(tickers).mapToDouble(t -> bl.get("posterior_returns(default omega=tau*diag(P S P^T))").get(t).asDouble()).toArray();
        assertThat(model.posterior(plain).mean()).containsExactly(posterior, within(1e-10));
        double[][] covariance = matrix(bl.get("posterior_cov"));
        for (int i = 0; i < covariance.length; i++) assertThat(model.posterior(plain).covariance()[i]).containsExactly(covariance[i], within(1e-10));
        double[] tilted = Arrays.stream(tickers).mapToDouble(t -> bl.get("idzorek_posterior").get(t).asDouble()).toArray();
        double[] omega = vector(bl.get("idzorek_omega_diag"));
        for (int k = 0; k < omega.length; k++) assertThat(idzorek[k].omega()).isCloseTo(omega[k], within(1e-14));
        double[] caps = Arrays.stream(tickers).mapToDouble(t -> bl.get("market_caps").get(t).asDouble()).toArray();
        double all = Arrays.stream(caps).sum();
        var market = BlackLitterman.ofMarket(1, Arrays.stream(caps).map(c -> c / all).toArray(), model.covariance(), 0.05); // as this example has it
        assertThat(market.posterior(idzorek).mean()).containsExactly(tilted, within(1e-9));
    }
}
