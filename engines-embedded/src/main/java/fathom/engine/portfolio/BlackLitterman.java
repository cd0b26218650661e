package fathom.engine.portfolio;

import fathom.engine.Cholesky;
import fathom.engine.Covariances;
import fathom.engine.Require;
import java.util.Arrays;

/**
 * Expected returns from an equilibrium and from views on it (Black, Litterman 1992; He, Litterman 1999). A view says that a portfolio of assets is expected to
 * earn so much, with an uncertainty ω; a view of which nothing is known (ω infinite) says nothing.
 *
 * @param prior      expected returns in equilibrium; @param covariance of the returns; @param tau uncertainty of the prior, e.g. 0.05
 */
public record BlackLitterman(double[] prior, double[][] covariance, double tau) {
    public BlackLitterman {
        Require.covariance(covariance);
        Require.numbers("prior", prior, 1);
        Require.sameLength("priors", prior.length, "assets", covariance.length);
        Require.above("tau", tau, 0);
    }

    /**
     * @param portfolio weight of each asset in the view, e.g. 1 and −1 for one against another; @param expected return of it
     * @param omega     variance of the error of the view, 0 for a certain one, infinite for none
     */
    public record View(double[] portfolio, double expected, double omega) {}

    /** @param mean and {@code covariance} of the returns, the uncertainty of the mean included */
    public record Posterior(double[] mean, double[][] covariance) {}

    /** In which the market is what all want to hold: {@code π = δΣw} (Sharpe 1974). @param riskAversion δ; @param market weights of the market */
    public static BlackLitterman ofMarket(double riskAversion, double[] market, double[][] covariance, double tau) {
        Require.above("the risk aversion", riskAversion, 0);
        Require.covariance(covariance);
        Require.numbers("market weight", market, 1);
        Require.sameLength("market weights", market.length, "assets", covariance.length);
        double[] prior = Arrays.stream(Covariances.times(covariance, market)).map(p -> riskAversion * p).toArray();
        return new BlackLitterman(prior, covariance, tau);
    }

    /** As uncertain as the prior says of the same portfolio: {@code ω = τ p'Σp} (He, Litterman 1999). */
    public View view(double[] portfolio, double expected) {
        return new View(portfolio, expected, tau * variance(portfolio));
    }

    /**
     * With a confidence instead of a variance (Idzorek 2005), in closed form {@code ω = τ p'Σp (1 − c)/c} (Walters 2007): it tilts the weights by the share c of what a certain view would.
     *
     * @param confidence 0, no view, to 1, certain
     */
    public View view(double[] portfolio, double expected, double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) throw new IllegalArgumentException("a confidence lies between 0 and 1, got " + confidence);
        return new View(portfolio, expected, confidence == 0 ? Double.POSITIVE_INFINITY : tau * variance(portfolio) * (1 - confidence) / confidence);
    }

    private double variance(double[] portfolio) {
        Require.numbers("weight in a view", portfolio, 1);
        Require.sameLength("weights in a view", portfolio.length, "assets", prior.length);
        return Covariances.variance(covariance, portfolio);
    }

    /** @throws IllegalArgumentException for a view that is none, or for certain views that contradict or repeat each other */
    public Posterior posterior(View... views) {
        View[] held = Arrays.stream(views).filter(v -> v.omega != Double.POSITIVE_INFINITY).toArray(View[]::new);
        for (View view : held) {
            Require.number("the return of a view", view.expected);
            Require.notNegative("the uncertainty of a view", view.omega);
            Require.above("the variance of the portfolio of a view", variance(view.portfolio), 0);
        }
        double[] mean = prior.clone();
        int n = prior.length;
        var left = new double[n][n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) left[i][j] = (1 + tau) * covariance[i][j];
        if (held.length == 0) return new Posterior(mean, left);
        double[][] spread = Arrays.stream(held).map(v -> scaled(Covariances.times(covariance, v.portfolio), tau)).toArray(double[][]::new); // rows of PτΣ
        var surprise = new double[held.length];
        var together = new double[held.length][held.length];
        for (int k = 0; k < held.length; k++) {
            surprise[k] = held[k].expected - Covariances.dot(held[k].portfolio, prior);
            for (int l = 0; l < held.length; l++) together[k][l] = Covariances.dot(spread[k], held[l].portfolio) + (k == l ? held[k].omega : 0);
        }
        if (Cholesky.of(together, -1e-12) == null) throw new IllegalArgumentException("two certain views say something of the same portfolio");
        double[][] root = Cholesky.of(together, 0);
        double[] pull = Cholesky.solve(root, surprise);
        for (int i = 0; i < n; i++) {
            double[] column = column(spread, i);
            mean[i] += Covariances.dot(column, pull);
            double[] known = Cholesky.solve(root, column);
            for (int j = 0; j < n; j++) left[i][j] -= Covariances.dot(known, column(spread, j));
        }
        for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) left[i][j] = left[j][i] = (left[i][j] + left[j][i]) / 2;
        Require.numbers("posterior", mean, 1);
        return new Posterior(mean, left);
    }

    private static double[] column(double[][] rows, int i) {
        return Arrays.stream(rows).mapToDouble(row -> row[i]).toArray();
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }

    /** Without bounds and not made to add up: {@code (δΣ)⁻¹μ}. @throws IllegalArgumentException when the covariance cannot be inverted */
    public static double[] unboundedWeights(double riskAversion, double[] mean, double[][] covariance) {
        Require.above("the risk aversion", riskAversion, 0);
        double[][] root = Cholesky.of(Require.definite(covariance), 0);
        Require.numbers("expected return", mean, 1);
        Require.sameLength("expected returns", mean.length, "assets", covariance.length);
        return Require.numbers("weight", scaled(Cholesky.solve(root, mean), 1 / riskAversion), 1);
    }
}
