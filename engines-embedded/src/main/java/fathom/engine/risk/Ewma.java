package fathom.engine.risk;

import fathom.engine.Require;

/** The exponentially weighted variance of RiskMetrics (1996): {@code hₜ = λ hₜ₋₁ + (1 − λ) rₜ₋₁²}, the mean taken as zero, begun at the first squared return. */
public final class Ewma {
    /** Decay for daily returns, as published. */
    public static final double DAILY = 0.94;

    private Ewma() {}

    /** @param lambda decay, 0 to 1, ends excluded; @return the variance forecast for each return, from those before it, and last for the one to come: one value more than returns; the first is NaN */
    public static double[] variances(double[] returns, double lambda) {
        Require.numbers("return", returns, 1);
        Require.between("lambda", lambda, 0, 1);
        var h = new double[returns.length + 1];
        h[0] = Double.NaN;
        h[1] = returns[0] * returns[0];
        for (int t = 1; t < returns.length; t++) h[t + 1] = lambda * h[t] + (1 - lambda) * returns[t] * returns[t];
        return h;
    }
}
