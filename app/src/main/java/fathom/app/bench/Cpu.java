package fathom.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of this whole process. */
public final class Cpu {
    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long began = System.nanoTime();
    private final long used = PROCESS.getProcessCpuTime();

    /** Since it was made, per cent of one core. */
    public double percent() {
        return 100.0 * (PROCESS.getProcessCpuTime() - used) / (System.nanoTime() - began);
    }
}
