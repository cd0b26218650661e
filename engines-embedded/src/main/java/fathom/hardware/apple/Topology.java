package fathom.hardware.apple;

import fathom.hardware.Cluster;
import fathom.hardware.Cluster.Kind;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which cores are of which cluster: by the device tree, which says it of each core, or else by the kernel's counts of each kind. */
final class Topology {
    private static final int MOST_CORES = 1024;
    /** Efficiency, performance, and what M5 calls them besides. */
    private static final String KINDS = "EPMS";

    private Topology() {}

    static List<Cluster> read(IoRegistry registry, CoreFoundation cf, MacSystem system) {
        List<Cluster> told = byCore(registry, cf);
        return told.isEmpty() ? byCount(system) : told;
    }

    private static List<Cluster> byCore(IoRegistry registry, CoreFoundation cf) {
        Map<String, List<Integer>> cores = new TreeMap<>();
        for (int i = 0; i < MOST_CORES; i++) {
            int entry = registry.at("IODeviceTree:/cpus/cpu" + i);
            if (entry == 0) break;
            String type = registry.property(entry, "cluster-type", v -> letter(cf, v));
            long id = registry.property(entry, "logical-cluster-id", v -> number(cf, v));
            registry.release(entry);
            if (type.isEmpty()) return List.of();
            cores.computeIfAbsent(type + " " + id, k -> new ArrayList<>()).add(i);
        }
        var clusters = new ArrayList<Cluster>();
        cores.forEach((key, of) -> {
            String type = key.substring(0, 1);
            long before = clusters.stream().filter(c -> c.name().startsWith(type)).count();
            boolean only = cores.keySet().stream().filter(k -> k.startsWith(type)).count() == 1;
            clusters.add(new Cluster(only ? type : type + before, Kind.of(type), of));
        });
        return clusters;
    }

    private static String letter(CoreFoundation cf, MemorySegment value) {
        byte[] data = cf.data(value);
        String text = data.length > 0 ? new String(data, StandardCharsets.ISO_8859_1) : cf.text(value);
        return !text.isEmpty() && KINDS.indexOf(text.charAt(0)) >= 0 ? text.substring(0, 1) : "";
    }

    private static long number(CoreFoundation cf, MemorySegment value) {
        byte[] data = cf.data(value);
        return data.length > 0 ? Byte.toUnsignedLong(data[0]) : cf.number(value).orElse(0);
    }

    /** The frugal ones come first, as the kernel counts them up to M4. */
    private static List<Cluster> byCount(MacSystem system) {
        int fast = system.number("hw.perflevel0.logicalcpu").orElse(0), frugal = system.number("hw.perflevel1.logicalcpu").orElse(0);
        if (fast <= 0 || frugal <= 0 || fast + frugal > MOST_CORES) return List.of();
        return List.of(new Cluster("E", Kind.EFFICIENCY, IntStream.range(0, frugal).boxed().toList()), new Cluster("P", Kind.PERFORMANCE, IntStream.range(frugal, frugal + fast).boxed().toList()));
    }
}
