package fathom.model;

import java.util.List;

/**
 * The risk of one portfolio; losses are positive. Money as a share of NAV, per cent.
 *
 * @param at         event time, epoch nanoseconds
 * @param level      confidence, e.g. 0.95
 * @param samples    returns used; @param interval of one return, nanoseconds of event time
 * @param horizon    nanoseconds to which all figures are scaled by the square root of time, as if returns were independent and
 *                   identically distributed
 * @param modifiedVar NaN, like {@code modifiedEs}, also where the returns are too far from normal for the Cornish-Fisher expansion
 * @param volatility standard deviation over the horizon
 * @param why        one sentence when there are too few returns; the figures are NaN then. Without positions the risk is known: 0
 * @param components contribution of each asset to the parametric VaR; they add up to it (Euler)
 */
public record RiskReport(String portfolio, long at, double level, int samples, long interval, long horizon, double historicalVar, double historicalEs,
                         double parametricVar, double parametricEs, double modifiedVar, double modifiedEs, double volatility, List<Component> components, String why) {
    /** @param weight of the asset in NAV, per cent */
    public record Component(String base, double weight, double marginal, double contribution) {}

    public static RiskReport unknown(String portfolio, long at, double level, int samples, long interval, long horizon, String why) {
        double nan = Double.NaN;
        return new RiskReport(portfolio, at, level, samples, interval, horizon, nan, nan, nan, nan, nan, nan, nan, List.of(), why);
    }

    public boolean isKnown() {
        return why.isEmpty();
    }
}
