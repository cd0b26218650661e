package fathom.hardware.linux;

import fathom.hardware.Gauges;
import java.nio.file.Path;

/** All that a Linux kernel tells beyond what any system does. */
public final class LinuxGauges {
    private final Pressure pressure;
    private final Cgroup cgroup;
    private final Steal steal;
    private final Rapl rapl;

    /** @param root {@code /}, or a folder that stands for it */
    public LinuxGauges(Path root) {
        var kernel = new Kernel(root);
        pressure = new Pressure(kernel);
        cgroup = new Cgroup(kernel);
        steal = new Steal(kernel);
        rapl = new Rapl(kernel);
    }

    /** @param at epoch nanoseconds */
    public void read(Gauges to, long at) {
        pressure.read(to);
        cgroup.read(to, at);
        steal.read(to);
        rapl.read(to, at);
    }
}
