package fathom.scenario;

import fathom.bus.Bus;
import fathom.bus.Interest;
import fathom.bus.Subscription;
import fathom.bus.Topics;
import fathom.engine.features.FeatureVector;
import fathom.engine.risk.RiskReport;
import fathom.engine.vpin.VpinReading;
import fathom.model.Instrument;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the engines publish while the market falls: for the falling instruments where it is about one, for the portfolios otherwise. */
final class OutputWatch implements Watch {
    private final LongAdder features = new LongAdder();
    private final LongAdder vpin = new LongAdder();
    private final LongAdder risk = new LongAdder();
    private final Subscription inbox;

    OutputWatch(Bus bus, Set<Instrument> falling) {
        inbox = bus.subscribe("scenario-outputs", List.of(Interest.lossless(Topics.FEATURES), Interest.lossless(Topics.VPIN), Interest.lossless(Topics.RISK)),
                message -> {
                    switch (message.payload()) {
                        case FeatureVector f when falling.contains(f.instrument()) -> features.increment();
                        case VpinReading v when falling.contains(v.instrument()) -> vpin.increment();
                        case RiskReport ignored -> risk.increment();
                        default -> { }
                    }
                });
    }

    @Override
    public void observe(Observations into) {
        into.put(Metric.OUTPUTS_FEATURES, features.sum());
        into.put(Metric.OUTPUTS_VPIN, vpin.sum());
        into.put(Metric.OUTPUTS_RISK, risk.sum());
    }

    @Override
    public void close() {
        inbox.close();
    }
}
