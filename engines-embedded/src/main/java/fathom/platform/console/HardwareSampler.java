package fathom.platform.console;

import fathom.hardware.HardwareProbe;
import fathom.hardware.HardwareSnapshot;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the machine once a second, off every other thread. */
public final class HardwareSampler implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r -> Thread.ofPlatform().daemon().name("hardware").unstarted(r));
    private volatile HardwareSnapshot latest;

    public HardwareSampler(HardwareProbe probe) {
        timer.scheduleAtFixedRate(() -> latest = probe.read(), 0, 1, TimeUnit.SECONDS);
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
