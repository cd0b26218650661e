package fathom.view.hardware;

import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.view.format.Format;
import java.util.Map;

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
            Map.entry("memory.bandwidth", "Memory bandwidth"), Map.entry("thermal.pressure", "Thermal pressure"));

    private ReadingNames() {}

    static String label(String name) {
        return LABELS.getOrDefault(name, name);
    }

    /** With its unit. */
    static String text(Reading.Value v) {
        return switch (v.unit()) {
            case "bytes", "B" -> Format.memory(v.value());
            case "bytes/s" -> Format.flow(v.value());
            case "Hz" -> v.value() >= 1e9 ? Format.unit(Format.number(v.value() / 1e9, 2), "GHz") : Format.unit(Format.whole(v.value() / 1e6), "MHz");
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
