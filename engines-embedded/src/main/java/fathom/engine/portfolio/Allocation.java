package fathom.engine.portfolio;

import java.util.List;

/**
 * What the optimisers would hold, beside what the portfolio holds.
 *
 * @param at      event time, epoch nanoseconds
 * @param samples returns behind the covariance; @param interval of one return, nanoseconds
 * @param why     one sentence when there are too few returns; {@code methods} is empty then
 */
public record Allocation(String portfolio, long at, int samples, long interval, List<String> assets, double[] current, List<Method> methods, String why) {
    /** @param weights by asset, sum 1; @param volatility a year, per cent; @param sharpe expected return over volatility, annualised */
    public record Method(String name, double[] weights, double volatility, double expectedReturn, double sharpe) {}
}
