package fathom.platform.console;

import fathom.hardware.HardwareProbe;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.state.SectionSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the machine once a second, off every other thread; first a second and a half after the start, which needs the processor for itself. */
public final class HardwareSampler implements SectionSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HardwareSampler.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r -> Thread.ofPlatform().daemon().name("hardware").unstarted(r));
    private final Supplier<HardwareProbe> probes;
    private HardwareProbe probe;
    private boolean failing;
    private volatile HardwareSnapshot latest;

    /** @param probes asked once, for the first look */
    public HardwareSampler(Supplier<HardwareProbe> probes) {
        this.probes = probes;
        timer.scheduleAtFixedRate(this::look, 1_500, 1_000, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            if (probe == null) probe = probes.get();
            latest = probe.read();
            failing = false;
        } catch (RuntimeException | LinkageError e) {
            if (!failing) LOG.warn("the machine cannot be looked at; tried again each second", e);
            failing = true;
        }
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
        timer.shutdownNow();
    }
}
