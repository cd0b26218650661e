package fathom.engine.risk;

/** One method's VaR forecasts for one second ahead, each tested when that second is over. */
final class Forecast {
    private final String method;
    private Violations violations = Violations.NONE;
    private boolean hitBefore;
    private double var = Double.NaN;

    Forecast(String method) {
        this.method = method;
    }

    /** @param var loss that the next second exceeds with probability 1 − level; NaN for no forecast */
    void next(double var) {
        this.var = var;
    }

    void test(double realised) {
        if (Double.isNaN(var)) return;
        boolean hit = realised < -var;
        violations = violations.and(hit, hitBefore);
        hitBefore = hit;
    }

    boolean isTested() {
        return violations.periods() > 0;
    }

    BacktestReport.Method report(double level) {
        return BacktestReport.Method.of(method, violations, level);
    }
}
