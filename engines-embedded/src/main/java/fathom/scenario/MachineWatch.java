package fathom.scenario;

import fathom.hardware.HardwareSnapshot;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.function.Supplier;

/** How busy the machine was. */
final class MachineWatch implements Watch {
    private final Supplier<HardwareSnapshot> hardware;
    private final DoubleSummaryStatistics busy = new DoubleSummaryStatistics();
    private long lastAt;

    MachineWatch(Supplier<HardwareSnapshot> hardware) {
        this.hardware = hardware;
    }

    @Override
    public void look(long now) {
        var snapshot = hardware.get();
        if (snapshot == null || snapshot.at() == lastAt) return;
        lastAt = snapshot.at();
        snapshot.cores().stream().filter(Double::isFinite).mapToDouble(Double::doubleValue).average().ifPresent(busy);
    }

    @Override
    public void observe(Observations into) {}

    @Override
    public void facts(Map<String, Double> into) {
        if (busy.getCount() == 0) return;
        into.put("machine.busy.mean", busy.getAverage());
        into.put("machine.busy.max", busy.getMax());
    }
}
