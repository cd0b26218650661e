package fathom.engine.risk;

import fathom.engine.Covariances;
import fathom.engine.Require;

/**
 * Gaussian VaR taken apart by asset: it is homogeneous of degree one in the weights, so weight times marginal VaR adds up to it (Euler's theorem;
 * Tasche 1999, Garman 1996).
 *
 * @param var per period, loss positive; @param marginal {@code ∂VaR/∂w}; @param contribution weight times marginal
 */
public record ComponentVar(double var, double[] marginal, double[] contribution) {
    /** @param means zero for all where the estimator of the covariance assumes so */
    public static ComponentVar of(double[] weights, double[] means, double[][] covariance, double level) {
        Require.covariance(covariance);
        Require.numbers("weight", weights, 1);
        Require.numbers("mean", means, 1);
        Require.sameLength("weights", weights.length, "assets", covariance.length);
        Require.sameLength("means", means.length, "assets", covariance.length);
        double deviation = Math.sqrt(Math.max(0, Covariances.variance(covariance, weights)));
        double[] slope = Covariances.times(covariance, weights);
        double z = ValueAtRisk.z(level);
        var marginal = new double[weights.length];
        var contribution = new double[weights.length];
        double var = 0;
        for (int i = 0; i < weights.length; i++) {
            marginal[i] = -means[i] - (deviation > 0 ? z * slope[i] / deviation : 0);
            contribution[i] = weights[i] * marginal[i];
            var += contribution[i];
        }
        return new ComponentVar(var, marginal, contribution);
    }
}
