package fathom.engine.strategy;

import fathom.engine.Require;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * Whether one series stays near a multiple of another (Engle, Granger 1987): least squares of y on x, then the Dickey-Fuller regression of the residuals' changes on the
 * residuals, without constant and without lags.
 *
 * @param beta      units of x against one of y; @param alpha what y is where x is 0
 * @param deviation of the residuals (n − 2), in the unit of y
 * @param residual  the last one
 * @param statistic of Dickey and Fuller; the lower, the more cointegrated
 * @param halfLife  of a residual, in samples: ln 2 over the speed of its return to 0; NaN where it does not return
 */
public record Cointegration(double alpha, double beta, double deviation, double residual, double statistic, double halfLife) {
    /** Below it the residuals have no unit root, at 5 % for two series and many samples (MacKinnon 1991). */
    public static final double CRITICAL = -3.3377;

    /** @param y at least ten; @param x as many */
    public static Cointegration of(double[] y, double[] x) {
        Require.sameLength("y", y.length, "x", x.length);
        Require.numbers("value of y", y, 10);
        Require.numbers("value of x", x, 10);
        var line = new SimpleRegression();
        for (int i = 0; i < y.length; i++) line.addData(x[i], y[i]);
        var residuals = new double[y.length];
        for (int i = 0; i < y.length; i++) residuals[i] = y[i] - line.predict(x[i]);
        double products = 0, squares = 0, errors = 0;
        for (int i = 1; i < residuals.length; i++) {
            products += residuals[i - 1] * (residuals[i] - residuals[i - 1]);
            squares += residuals[i - 1] * residuals[i - 1];
        }
        double slope = products / squares;
        for (int i = 1; i < residuals.length; i++) {
            double error = residuals[i] - residuals[i - 1] - slope * residuals[i - 1];
            errors += error * error;
        }
        double statistic = slope / Math.sqrt(errors / (residuals.length - 2) / squares);
        double halfLife = slope < 0 && slope > -1 ? -Math.log(2) / Math.log1p(slope) : Double.NaN;
        return new Cointegration(line.getIntercept(), line.getSlope(), Math.sqrt(line.getMeanSquareError()), residuals[residuals.length - 1], statistic, halfLife);
    }

    public boolean isCointegrated() {
        return statistic < CRITICAL;
    }

    /** How far the last residual is from 0, in standard deviations. */
    public double score() {
        return residual / deviation;
    }
}
