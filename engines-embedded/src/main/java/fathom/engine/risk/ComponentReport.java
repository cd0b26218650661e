package fathom.engine.risk;

import fathom.model.RiskReport;
import java.util.List;

/**
 * Gaussian VaR of one portfolio taken apart by asset under two covariances: units and horizon as in {@link RiskReport}.
 *
 * @param sample      under the sample covariance of the whole window
 * @param exponential under the RiskMetrics covariance (decay 0.94 a second), which follows a crash within half a minute
 * @param why         one sentence when it cannot be said; both lists are empty then. They are empty without a reason when nothing is held
 */
public record ComponentReport(String portfolio, long at, double level, List<RiskReport.Component> sample, List<RiskReport.Component> exponential, String why) {}
