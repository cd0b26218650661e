package fathom.view.hardware;

import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.view.format.Format;
import java.util.LinkedHashMap;
import java.util.Map;

/** How readings are called and written on screen. One of a name that is not listed is shown under it. */
final class ReadingNames {
    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        String[][] labels = {{"cpu.load", "Processor, all cores"}, {"load.average", "Load average, 1 min"}, {"cpu.frequency", "Clock, mean"}, {"cpu.frequency.max", "Highest clock"},
                {"cpu.temperature", "Processor temperature"}, {"memory.total", "Memory installed"}, {"memory.available", "Memory available"},
                {"memory.used", "Memory in use"}, {"memory.limit", "Container limit"}, {"swap.used", "Swap in use"}, {"process.cpu", "This process, processor"},
                {"process.resident", "This process, memory"}, {"heap.used", "Heap in use"}, {"heap.committed", "Heap committed"}, {"heap.max", "Heap limit"},
                {"threads", "Threads of this process"}, {"gc.pauses", "GC pauses since start"}, {"gc.pause.total", "GC pauses, sum"},
                {"gc.pause.last", "GC pause, last"}, {"gc.pause.max", "GC pause, longest"}, {"disk.free", "Disk free"}, {"network.in", "Network in"},
                {"network.out", "Network out"}, {"fan.speed", "Fan"}, {"cpu.performance.load", "Performance cores"}, {"cpu.efficiency.load", "Efficiency cores"},
                {"gpu.load", "GPU load"}, {"gpu.power", "GPU power"}, {"neural.power", "Neural Engine power"}, {"neural.utilisation", "Neural Engine use"},
                {"cpu.power", "Processor power"}, {"package.power", "Package power"}, {"memory.bandwidth", "Memory bandwidth"},
                {"thermal.pressure", "Thermal pressure"}};
        for (String[] l : labels) LABELS.put(l[0], l[1]);
    }

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
