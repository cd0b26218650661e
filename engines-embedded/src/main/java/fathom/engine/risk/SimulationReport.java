package fathom.engine.risk;

import java.util.List;

/**
 * Value at risk and expected shortfall of one portfolio by simulation, with their standard errors, as parts of NAV over the horizon.
 *
 * @param at        event time, epoch nanoseconds; @param samples one-second returns behind the covariance, which is scaled by time; means are taken as zero
 * @param horizon   nanoseconds
 * @param simulated under the Gaussian and a Student-t copula
 */
public record SimulationReport(String portfolio, long at, double level, int samples, long horizon, List<MonteCarlo> simulated) {}
