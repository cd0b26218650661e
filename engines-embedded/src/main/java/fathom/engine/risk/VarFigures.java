package fathom.engine.risk;

/**
 * Value at risk and expected shortfall of one series, losses positive, in parts of its value, per period.
 *
 * @param varError and {@code esError} standard errors of a simulation; NaN of other methods
 * @param mean     of the returns, or of the simulated ones; @param deviation of them, n − 1
 */
public record VarFigures(String method, double level, double var, double es, double varError, double esError, double mean, double deviation) {}
