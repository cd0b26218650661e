package fathom.engine.risk;

import java.util.List;

/**
 * Whether the VaR forecasts of one portfolio were right: each was made from the returns before a second, and tested on that second.
 *
 * @param why one sentence while nothing was tested; {@code methods} is empty then
 */
public record BacktestReport(String portfolio, long at, double level, List<Method> methods, String why) {
    /**
     * @param expected            exceedances that the level promises
     * @param failures            Kupiec's likelihood ratio; @param failuresP its p-value: below 0.05 the share of exceedances is wrong
     * @param independence        Christoffersen's likelihood ratio; @param independenceP its p-value: below 0.05 exceedances cluster
     * @param conditionalCoverage both at once; @param conditionalCoverageP its p-value
     */
    public record Method(String name, Violations violations, double expected, double failures, double failuresP, double independence, double independenceP,
                         double conditionalCoverage, double conditionalCoverageP, Violations.Zone zone) {
        static Method of(String name, Violations v, double level) {
            double p = 1 - level;
            double failures = v.proportionOfFailures(p);
            double independence = v.independence();
            return new Method(name, v, v.periods() * p, failures, Violations.pValue(failures, 1), independence, Violations.pValue(independence, 1),
                    failures + independence, Violations.pValue(failures + independence, 2), v.zone(p));
        }
    }
}
