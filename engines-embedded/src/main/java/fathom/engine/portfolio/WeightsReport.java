package fathom.engine.portfolio;

import java.util.Map;

/**
 * Weights by one method, with what they promise by the estimates they were found from.
 *
 * @param weights    by asset, sum 1; @param expected return and {@code volatility} a year, in parts of 1
 * @param sharpe     of what is expected above the risk-free rate
 * @param riskShares of each asset in the variance, sum 1
 * @param shortfall  expected shortfall of one period at the level, loss positive; NaN where no returns were brought
 * @param views      expected returns after the views, by asset; empty of other methods than Black-Litterman
 */
public record WeightsReport(String method, Map<String, Double> weights, double expected, double volatility, double sharpe, Map<String, Double> riskShares, double shortfall,
                            Map<String, Double> views) {}
