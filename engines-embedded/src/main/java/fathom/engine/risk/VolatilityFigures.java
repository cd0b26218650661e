package fathom.engine.risk;

/**
 * Volatility of one series per period, in parts of its value.
 *
 * @param sample      standard deviation, n − 1; @param exponential forecast of the next period; @param garch forecast over the horizon; @param fitted the model
 */
public record VolatilityFigures(double sample, double exponential, double garch, Garch fitted) {}
