package fathom.hardware;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the Java runtime knows of this process. */
final class ProcessGauges {
    private static final Path STATM = Path.of("/proc/self/statm");

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final GcPauses pauses = new GcPauses();
    private final Rate cpu = new Rate();

    void read(Gauges gauges, long at, long pageSize) {
        double share = cpu.perSecond(system.getProcessCpuTime(), at) / 1e9 * 100;
        gauges.measured("process.cpu", "% of a core", () -> share);
        if (Files.isReadable(STATM)) gauges.measured("process.resident", "bytes", () -> resident(pageSize));
        else gauges.absent("process.resident", "this system does not tell a process its resident memory without a native call");
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        gauges.measured("heap.used", "bytes", heap::getUsed);
        gauges.measured("heap.committed", "bytes", heap::getCommitted);
        gauges.measured("heap.max", "bytes", heap::getMax, 0, "the heap has no fixed limit");
        gauges.measured("threads", "", () -> ManagementFactory.getThreadMXBean().getThreadCount());
        pauses.read(gauges);
    }

    /** Second field of statm: resident pages. */
    private static long resident(long pageSize) {
        try {
            return Long.parseLong(Files.readString(STATM).split(" ")[1]) * pageSize;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
