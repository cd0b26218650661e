package fathom.hardware.linux;

import fathom.hardware.Gauges;
import fathom.hardware.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The limits of the control group that this process is in, and of those around it, of which the narrowest holds. Both versions, and a mixture of them. */
final class Cgroup {
    /** Version 1 writes no limit as the largest number of whole pages. */
    private static final long NO_LIMIT = 1L << 60;
    private static final String MOUNT = "sys/fs/cgroup", NONE = "no limit is set for this process's container";

    private final Kernel kernel;
    private final Rate throttled = new Rate();

    Cgroup(Kernel kernel) {
        this.kernel = kernel;
    }

    void read(Gauges to, long at) {
        List<String> memory = groups("memory"), cpu = groups("cpu");
        to.from("cgroup " + version("memory") + ", " + (isUnified("memory") ? "memory.max" : "memory.limit_in_bytes"), "the narrowest of this group and those around it");
        value("memory.limit", memory.stream().map(g -> kernel.number(g + (isUnified("memory") ? "/memory.max" : "/memory.limit_in_bytes"))).filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong).filter(l -> l < NO_LIMIT).mapToDouble(l -> l).min(), "bytes", to);
        to.from("cgroup " + version("cpu") + ", " + (isUnified("cpu") ? "cpu.max" : "cpu.cfs_quota_us"), "quota by period, the narrowest of this group and those around it");
        value("cpu.quota", cpu.stream().map(this::quota).filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).min(), "cores", to);
        to.from("cgroup " + version("cpu") + ", cpu.stat", "time in which tasks that could run were held back, by the time between two looks");
        OptionalDouble held = cpu.stream().limit(1).map(g -> throttledSeconds(g + "/cpu.stat")).filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).findFirst();
        if (held.isPresent()) to.rate("cpu.throttled", "%", throttled.perSecond(held.getAsDouble() * 100, at));
    }

    private static void value(String name, OptionalDouble value, String unit, Gauges to) {
        if (value.isPresent()) to.value(name, value.getAsDouble(), unit);
        else to.absent(name, NONE);
    }

    private String version(String controller) {
        return isUnified(controller) ? "v2" : "v1";
    }

    private boolean isUnified(String controller) {
        return !kernel.has(MOUNT + "/" + controller);
    }

    /** Folders of this process's group and those around it, from the inside. In a container its own is the outermost that it sees. */
    private List<String> groups(String controller) {
        String mount = isUnified(controller) ? MOUNT : MOUNT + "/" + controller, path = "";
        for (String line : kernel.lines("proc/self/cgroup")) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && (isUnified(controller) ? parts[0].equals("0") : List.of(parts[1].split(",")).contains(controller))) path = parts[2];
        }
        if (path.contains("..") || !kernel.has(mount + path)) path = "";
        var groups = new ArrayList<String>();
        for (String p = path.equals("/") ? "" : path; !p.isEmpty(); p = p.substring(0, p.lastIndexOf('/'))) groups.add(mount + p);
        groups.add(mount);
        return groups;
    }

    /** In cores. */
    private OptionalDouble quota(String group) {
        if (isUnified("cpu")) {
            String[] max = kernel.text(group + "/cpu.max").orElse("").split(" ");
            return max.length == 2 ? ratio(Kernel.parse(max[0]), Kernel.parse(max[1])) : OptionalDouble.empty();
        }
        return ratio(kernel.number(group + "/cpu.cfs_quota_us"), kernel.number(group + "/cpu.cfs_period_us"));
    }

    private static OptionalDouble ratio(OptionalLong quota, OptionalLong period) {
        boolean limited = quota.isPresent() && period.isPresent() && quota.getAsLong() > 0 && period.getAsLong() > 0;
        return limited ? OptionalDouble.of((double) quota.getAsLong() / period.getAsLong()) : OptionalDouble.empty();
    }

    private OptionalDouble throttledSeconds(String path) {
        for (String line : kernel.lines(path)) {
            String[] words = line.split(" ");
            if (words.length != 2 || Kernel.parse(words[1]).isEmpty()) continue;
            if (words[0].equals("throttled_usec")) return OptionalDouble.of(Kernel.parse(words[1]).getAsLong() / 1e6);
            if (words[0].equals("throttled_time")) return OptionalDouble.of(Kernel.parse(words[1]).getAsLong() / 1e9);
        }
        return OptionalDouble.empty();
    }
}
