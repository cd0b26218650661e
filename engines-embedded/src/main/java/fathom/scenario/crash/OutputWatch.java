package fathom.scenario.crash;

import fathom.bus.Bus;
import fathom.bus.Interest;
import fathom.bus.Subscription;
import fathom.bus.Topics;
import fathom.model.FeatureVector;
import fathom.model.RiskReport;
import fathom.model.VpinReading;
import fathom.scenario.Observations;
import fathom.scenario.Watch;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the engines of the falling market publish. */
final class OutputWatch implements Watch {
    private final LongAdder features = new LongAdder();
    private final LongAdder vpin = new LongAdder();
    private final LongAdder risk = new LongAdder();
    private final Subscription inbox;

    /** @param bus of the falling market */
    OutputWatch(Bus bus) {
        inbox = bus.subscribe("scenario-outputs", List.of(Interest.lossless(Topics.FEATURES), Interest.lossless(Topics.VPIN), Interest.lossless(Topics.RISK)),
                message -> {
                    switch (message.payload()) {
                        case FeatureVector ignored -> features.increment();
                        case VpinReading v when !Double.isNaN(v.vpin()) -> vpin.increment();
                        case RiskReport r when r.isKnown() -> risk.increment();
                        default -> { }
                    }
                });
    }

    @Override
    public void observe(Observations into) {
        into.put(CrashMetrics.OUTPUTS_FEATURES, features.sum());
        into.put(CrashMetrics.OUTPUTS_VPIN, vpin.sum());
        into.put(CrashMetrics.OUTPUTS_RISK, risk.sum());
    }

    @Override
    public void close() {
        inbox.close();
    }
}
