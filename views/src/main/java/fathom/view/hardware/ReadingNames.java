package fathom.view.hardware;

import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.view.format.Format;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How readings are called and written on screen. One of a name that is not listed is shown under it. */
final class ReadingNames {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("cpu.load", "Processor, all cores"), Map.entry("load.average", "Load average, 1 min"), Map.entry("cpu.frequency", "Clock, mean"),
            Map.entry("cpu.frequency.max", "Highest clock"), Map.entry("cpu.temperature", "Processor temperature"),
            Map.entry("memory.total", "Memory installed"), Map.entry("memory.available", "Memory available"), Map.entry("memory.used", "Memory in use"),
            Map.entry("memory.limit", "Container limit"), Map.entry("swap.used", "Swap in use"), Map.entry("process.cpu", "This process, processor"),
            Map.entry("process.resident", "This process, memory"), Map.entry("heap.used", "Heap in use"), Map.entry("heap.committed", "Heap committed"),
            Map.entry("heap.max", "Heap limit"), Map.entry("threads", "Threads of this process"), Map.entry("gc.pauses", "GC pauses since start"),
            Map.entry("gc.pause.total", "GC pauses, sum"), Map.entry("gc.pause.last", "GC pause, last"), Map.entry("gc.pause.max", "GC pause, longest"),
            Map.entry("disk.free", "Disk free"), Map.entry("network.in", "Network in"), Map.entry("network.out", "Network out"),
            Map.entry("fan.speed", "Fan"), Map.entry("cpu.performance.load", "Performance cores"), Map.entry("cpu.efficiency.load", "Efficiency cores"),
            Map.entry("gpu.load", "GPU load"), Map.entry("gpu.power", "GPU power"), Map.entry("neural.power", "Neural Engine power"),
            Map.entry("neural.utilisation", "Neural Engine use"), Map.entry("cpu.power", "Processor power"), Map.entry("package.power", "Package power"),
            Map.entry("memory.bandwidth", "Memory bandwidth"), Map.entry("thermal.pressure", "Thermal pressure"), Map.entry("cpu.performance.frequency", "Performance clock"),
            Map.entry("cpu.efficiency.frequency", "Efficiency clock"), Map.entry("cpu.performance.frequency.max", "Performance clock, top"), Map.entry("cpu.efficiency.frequency.max", "Efficiency clock, top"),
            Map.entry("cpu.performance.states", "Performance clock steps"), Map.entry("cpu.efficiency.states", "Efficiency clock steps"), Map.entry("gpu.states", "GPU clock steps"),
            Map.entry("gpu.frequency", "GPU clock"), Map.entry("gpu.frequency.max", "GPU clock, top"), Map.entry("gpu.cores", "GPU cores"), Map.entry("gpu.load.now", "GPU load, this moment"),
            Map.entry("gpu.load.renderer", "GPU renderer"), Map.entry("gpu.load.tiler", "GPU tiler"), Map.entry("gpu.memory.used", "GPU memory in use"), Map.entry("gpu.memory.allocated", "GPU memory allocated"),
            Map.entry("gpu.temperature", "GPU temperature"), Map.entry("neural.duty", "Neural Engine on duty"), Map.entry("memory.power", "Memory power"), Map.entry("system.power", "Whole machine, power"),
            Map.entry("memory.pressure", "Memory pressure"), Map.entry("battery.charge", "Battery"), Map.entry("pressure.cpu", "Waiting for processor"), Map.entry("pressure.memory", "Waiting for memory"),
            Map.entry("pressure.memory.full", "All waiting for memory"), Map.entry("pressure.io", "Waiting for disks"), Map.entry("pressure.io.full", "All waiting for disks"), Map.entry("cpu.quota", "Container, cores"),
            Map.entry("cpu.throttled", "Container, held back"), Map.entry("cpu.steal", "Taken by the host"), Map.entry("probe.cost", "Cost of this look"));
    private static final List<String> THERMAL = List.of("nominal", "fair", "serious", "critical");
    private static final Pattern CLUSTER = Pattern.compile("cluster\\.(\\w+)\\.(frequency|active|down)"), LANE = Pattern.compile("memory\\.bandwidth\\.(\\w+)"), FAN = Pattern.compile("fan\\.(\\d+)\\.speed");

    private ReadingNames() {}

    static String label(String name) {
        Matcher cluster = CLUSTER.matcher(name), lane = LANE.matcher(name), fan = FAN.matcher(name);
        if (cluster.matches()) return cluster.group(1).toUpperCase(Locale.ROOT) + switch (cluster.group(2)) {
            case "frequency" -> " cluster, clock";
            case "active" -> " cluster, active";
            default -> " cluster, no power";
        };
        if (lane.matches()) return "Bandwidth, " + lane.group(1).toUpperCase(Locale.ROOT);
        if (fan.matches()) return "Fan " + (Integer.parseInt(fan.group(1)) + 1);
        return LABELS.getOrDefault(name, name);
    }

    /** With its unit. */
    static String text(Reading.Value v) {
        if (v.name().equals("thermal.pressure")) return THERMAL.get((int) Math.clamp(v.value(), 0, THERMAL.size() - 1));
        if (v.name().equals("memory.pressure")) return v.value() <= 1 ? "normal" : v.value() <= 2 ? "warning" : "critical";
        return switch (v.unit()) {
            case "bytes", "B" -> Format.memory(v.value());
            case "bytes/s" -> Format.flow(v.value());
            case "Hz" -> v.value() >= 1e9 ? Format.unit(Format.number(v.value() / 1e9, 2), "GHz") : Format.unit(Format.whole(v.value() / 1e6), "MHz");
            case "W" -> Math.abs(v.value()) < 1 ? Format.unit(Format.whole(v.value() * 1e3), "mW") : Format.unit(Format.number(v.value(), 1), "W");
            case "ms", "rpm" -> Format.unit(Format.whole(v.value()), v.unit());
            case "" -> Format.number(v.value(), v.value() == Math.rint(v.value()) ? 0 : 2);
            default -> Format.unit(Format.number(v.value(), Math.abs(v.value()) < 100 ? 1 : 0), v.unit());
        };
    }

    static String how(Provenance provenance) {
        return switch (provenance) {
            case MEASURED -> "measured";
            case DERIVED -> "computed";
            case REPLAYED -> "replayed";
            case ESTIMATED -> "estimated";
            case SIMULATED -> "simulated";
            case SPECIFIED -> "data sheet";
        };
    }
}
