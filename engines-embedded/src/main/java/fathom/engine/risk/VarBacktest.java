package fathom.engine.risk;

import fathom.engine.Require;

/** Whether past VaR forecasts of one method were right. */
public final class VarBacktest {
    private VarBacktest() {}

    /**
     * Kupiec's, Christoffersen's and Basel's tests of forecasts that were made before the returns.
     *
     * @param forecasts VaR of each period, loss positive; NaN where none was made, which leaves the period out
     * @param returns   of the same periods
     */
    public static BacktestReport.Method of(String name, double[] forecasts, double[] returns, double level) {
        Require.sameLength("forecasts", forecasts.length, "returns", returns.length);
        Require.numbers("return", returns, 1);
        Require.level(level);
        var forecast = new Forecast(name);
        for (int t = 0; t < returns.length; t++) {
            if (!Double.isNaN(forecasts[t])) Require.number("a forecast", forecasts[t]);
            forecast.next(forecasts[t]);
            forecast.test(returns[t]);
        }
        if (!forecast.isTested()) throw new IllegalArgumentException("no forecast to test");
        return forecast.report(level);
    }
}
