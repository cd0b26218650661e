package fathom.platform.console;

import fathom.hardware.HardwareProbe;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.measure.Periodic;
import fathom.state.SectionSource;
import java.time.Duration;
import java.util.function.Supplier;

/** Looks at the machine once a second, off every other thread; first a second and a half after the start, which needs the processor for itself. */
public final class HardwareSampler implements SectionSource {
    private final Supplier<HardwareProbe> probes;
    private final Periodic looking;
    private HardwareProbe probe;
    private volatile HardwareSnapshot latest;

    /** @param probes asked once, for the first look */
    public HardwareSampler(Supplier<HardwareProbe> probes) {
        this.probes = probes;
        looking = Periodic.every(Duration.ofMillis(1_500), Duration.ofSeconds(1), "hardware", this::look);
    }

    private void look() {
        if (probe == null) probe = probes.get();
        latest = probe.read();
    }

    @Override
    public MachineState section() {
        return new MachineState(latest);
    }

    /** Null until the first look is done. */
    public HardwareSnapshot latest() {
        return latest;
    }

    @Override
    public void close() {
        looking.close();
    }
}
