package fathom.scenario;

import fathom.hardware.HardwareSnapshot;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Supplier;

/** How busy the machine was, over all cores. */
public final class MachineWatch implements Watch {
    public static final String MEAN = "machine busy, mean", MOST = "machine busy, most";

    private final Supplier<HardwareSnapshot> hardware;
    private final DoubleSummaryStatistics busy = new DoubleSummaryStatistics();
    private long lastAt;

    public MachineWatch(Supplier<HardwareSnapshot> hardware) {
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
    public List<Fact> facts() {
        return busy.getCount() == 0 ? List.of() : List.of(Fact.of(MEAN, busy.getAverage(), "%"), Fact.of(MOST, busy.getMax(), "%"));
    }
}
