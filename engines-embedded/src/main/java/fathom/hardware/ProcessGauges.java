package fathom.hardware;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import oshi.software.os.OSProcess;

/** What the Java runtime and the system know of this process. */
final class ProcessGauges {
    private static final Path STATM = Path.of("/proc/self/statm");

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final GcPauses pauses = new GcPauses();
    private final Rate cpu = new Rate();
    private final OSProcess self;

    /** @param self this process; asked only where there is no cheaper source */
    ProcessGauges(OSProcess self) {
        this.self = self;
    }

    void read(Gauges gauges, long at, long pageSize) {
        gauges.from("Java runtime", "processor time between two looks by the time between them").rate("process.cpu", "% of a core", cpu.perSecond(system.getProcessCpuTime(), at) / 1e9 * 100);
        gauges.from(Files.isReadable(STATM) ? "/proc/self/statm" : "OSHI", "pages that are in memory").measured("process.resident", "bytes", () -> Files.isReadable(STATM) ? residentPages() * pageSize : residentBytes(), 1,
                "the system does not tell");
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        gauges.from("Java runtime", "its own count").measured("heap.used", "bytes", heap::getUsed);
        gauges.measured("heap.committed", "bytes", heap::getCommitted);
        gauges.measured("heap.max", "bytes", heap::getMax, 0, "the heap has no fixed limit");
        gauges.measured("threads", "", () -> ManagementFactory.getThreadMXBean().getThreadCount());
        pauses.read(gauges);
    }

    /** Second field of statm: a file of one line, where all else that OSHI reads of a process costs a millisecond. */
    private static long residentPages() {
        try {
            return Long.parseLong(Files.readString(STATM).split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long residentBytes() {
        return self.updateAttributes() ? self.getResidentMemory() : 0;
    }
}
