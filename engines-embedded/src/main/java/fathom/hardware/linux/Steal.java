package fathom.hardware.linux;

import fathom.hardware.Gauges;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Time in which this machine wanted to run and its hypervisor ran something else: the eighth figure of the first line of {@code /proc/stat}. */
final class Steal {
    private static final int STEAL = 7, GUEST = 8;

    private final Kernel kernel;
    private long[] before;

    Steal(Kernel kernel) {
        this.kernel = kernel;
    }

    void read(Gauges to) {
        List<String> lines = kernel.lines("proc/stat");
        to.from("/proc/stat", "share of all ticks between two looks");
        long[] now = lines.isEmpty() ? new long[0] : Arrays.stream(lines.getFirst().split(" +")).skip(1).map(Kernel::parse).filter(OptionalLong::isPresent).mapToLong(OptionalLong::getAsLong).toArray();
        long[] then = before;
        before = now;
        if (now.length <= STEAL) {
            to.absent("cpu.steal", "this kernel does not count it");
            return;
        }
        // what guests had is in user and nice already
        long all = then == null ? 0 : sum(now) - sum(then);
        if (then == null || then.length != now.length) to.absent("cpu.steal", "a share is a difference: the next look has it");
        else if (all <= 0 || now[STEAL] < then[STEAL]) to.absent("cpu.steal", "the counters did not go on");
        else to.value("cpu.steal", 100.0 * (now[STEAL] - then[STEAL]) / all, "%");
    }

    private static long sum(long[] ticks) {
        return Arrays.stream(ticks, 0, Math.min(GUEST, ticks.length)).sum();
    }
}
