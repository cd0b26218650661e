package fathom.engine.risk;

/**
 * Volatility of one portfolio as it is held now, by three estimators, per cent of NAV over the horizon.
 *
 * @param at          event time, epoch nanoseconds; @param samples one-second returns
 * @param sample      standard deviation (n − 1), scaled by the square root of time; @param exponential RiskMetrics, decay 0.94 a second, scaled likewise
 * @param garch       what the fitted model forecasts over the horizon, second by second; @param fitted per second, in parts of NAV
 */
public record VolatilityReport(String portfolio, long at, int samples, long horizon, double sample, double exponential, double garch, Garch fitted) {}
