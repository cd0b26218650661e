package fathom.app.bench;

import java.util.stream.LongStream;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;

/** What the host of a virtual machine withholds from it: a benchmark that ran on half a processor has measured half a processor. */
public final class Host {
    private final CentralProcessor processor = new SystemInfo().getHardware().getProcessor();
    private final long[] began = processor.getSystemCpuLoadTicks();

    /** Since it was made, per cent of the processor time that was wanted; NaN where the system keeps no such account. */
    public double withheld() {
        return !System.getProperty("os.name").equals("Linux") ? Double.NaN : withheld(began, processor.getSystemCpuLoadTicks());
    }

    /** @param from and {@code to} by {@link TickType} */
    static double withheld(long[] from, long[] to) {
        long idle = passed(from, to, TickType.IDLE) + passed(from, to, TickType.IOWAIT);
        long wanted = LongStream.range(0, to.length).map(i -> to[(int) i] - from[(int) i]).sum() - idle;
        return wanted <= 0 ? 0 : 100.0 * passed(from, to, TickType.STEAL) / wanted;
    }

    private static long passed(long[] from, long[] to, TickType type) {
        return to[type.getIndex()] - from[type.getIndex()];
    }
}
