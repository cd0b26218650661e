package fathom.scenario.crash;

import static fathom.scenario.Metric.higher;
import static fathom.scenario.Metric.lower;
import static fathom.measure.Quantity.COUNT;
import static fathom.measure.Quantity.PERCENT;

import fathom.scenario.Metric;
import java.util.List;

/** What a crash is judged by, besides what every kind is. */
final class CrashMetrics {
    static final Metric TICKS_SHARE = higher("ticks.share", PERCENT, "ticks of those planned", "books and trades published of those planned").needingPace();
    static final Metric FALL_LEAST = higher("fall.least", PERCENT, "smallest fall seen", "smallest fall of any symbol, as the MarketData engine saw it");
    static final Metric FALL_MISSED = lower("fall.missed", COUNT, "symbols, fall not seen",
            "symbols whose lowest published price the MarketData engine did not see");
    static final Metric RECOVERY_MISSED = lower("recovery.missed", COUNT, "symbols, recovery not seen",
            "symbols whose last published book is not the one the MarketData engine ended with");
    static final Metric OUTPUTS_FEATURES = higher("outputs.features", COUNT, "feature vectors out", "feature vectors published for the falling symbols");
    static final Metric OUTPUTS_VPIN = higher("outputs.vpin", COUNT, "VPIN readings out", "VPIN readings published for the falling symbols, not counting those without a value yet");
    static final Metric OUTPUTS_RISK = higher("outputs.risk", COUNT, "risk reports out", "risk reports on the portfolio of the falling symbols, not counting those with too little to go by");
    static final Metric DRAWDOWN = higher("drawdown.most", PERCENT, "deepest drawdown marked", "deepest drawdown of the portfolio of the falling symbols, as its desk marked it");

    static final List<Metric> ALL = List.of(TICKS_SHARE, FALL_LEAST, FALL_MISSED, RECOVERY_MISSED, OUTPUTS_FEATURES, OUTPUTS_VPIN, OUTPUTS_RISK, DRAWDOWN);

    private CrashMetrics() {}
}
