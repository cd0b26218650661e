package fathom.hardware.recording;

import fathom.hardware.Cluster;
import fathom.hardware.Cluster.Kind;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.apple.AppleDecoder;
import fathom.hardware.apple.FrequencyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** {@code macmon pipe}, of all three generations of its names. */
final class MacmonFormat implements RecordingFormat {
    @Override
    public String name() {
        return "macmon";
    }

    @Override
    public boolean recognises(String text) {
        return text.stripLeading().startsWith("{") && text.contains("\"ecpu_usage\"") && text.contains("\"all_power\"");
    }

    @Override
    public List<HardwareSnapshot> read(String text, long at) {
        return Nodes.documents(text).stream().map(n -> look(n, at)).toList();
    }

    private static HardwareSnapshot look(JsonNode n, long at) {
        var look = new Look(Nodes.time(Nodes.text(n, "/timestamp"), at));
        look.model = Nodes.text(n, "/soc/mac_model");
        look.processor = Nodes.text(n, "/soc/chip_name");
        look.performance = table(n.at("/soc/pcpu_freqs"));
        look.efficiency = table(n.at("/soc/ecpu_freqs"));
        look.gpu = table(n.at("/soc/gpu_freqs"));
        look.gpuCores = (int) Nodes.number(n, "/soc/gpu_cores").orElse(0);
        cores(n, look);
        AppleDecoder.tables(look.machine(), "macmon", look.gauges);
        processor(n, look);
        power(n, look);
        look.gauges.from("macmon", "as it says");
        look.value("memory.total", Nodes.number(n, "/memory/ram_total"), "bytes");
        look.value("memory.used", Nodes.number(n, "/memory/ram_usage"), "bytes");
        look.value("swap.used", Nodes.number(n, "/memory/swap_usage"), "bytes");
        look.positive("cpu.temperature", Nodes.number(n, "/temp/cpu_temp_avg"), "°C");
        look.positive("gpu.temperature", Nodes.number(n, "/temp/gpu_temp_avg"), "°C");
        for (int i = 0; i < n.at("/fans").size(); i++) look.value(i == 0 ? "fan.speed" : "fan." + i + ".speed", Nodes.number(n, "/fans/" + i + "/rpm"), "rpm");
        return look.done();
    }

    private static FrequencyTable table(JsonNode megahertz) {
        return FrequencyTable.ofMegahertz(megahertz.valueStream().filter(JsonNode::isNumber).map(JsonNode::asDouble).toList());
    }

    /** The frugal cores come first, as the kernel counts them up to M4. */
    private static void cores(JsonNode n, Look look) {
        for (Kind kind : List.of(Kind.EFFICIENCY, Kind.PERFORMANCE)) {
            String key = kind == Kind.EFFICIENCY ? "ecpu" : "pcpu";
            int said = (int) Nodes.number(n, "/soc/" + key + "_cores").orElse(0), from = look.clusters.stream().mapToInt(c -> c.cores().size()).sum();
            var of = new ArrayList<Integer>();
            for (JsonNode core : n.at("/" + key + "_cores")) {
                OptionalDouble active = Nodes.number(core, "/active_ratio", 100);
                active.ifPresent(load -> look.cores.put(from + of.size(), load));
                of.add(from + of.size());
            }
            while (of.size() < said && said <= 1024) of.add(from + of.size());
            if (!of.isEmpty()) look.clusters.add(new Cluster(kind == Kind.EFFICIENCY ? "E" : "P", kind, of));
        }
    }

    private static void processor(JsonNode n, Look look) {
        look.gauges.from("macmon", "share of the time in which the cores were active");
        look.value("cpu.load", Nodes.number(n, "/cpu_active_ratio", 100), "%");
        look.value("cpu.efficiency.load", Nodes.number(n, "/ecpu_active_ratio", 100), "%");
        look.value("cpu.performance.load", Nodes.number(n, "/pcpu_active_ratio", 100), "%");
        look.value("gpu.load", Nodes.number(n, "/gpu_active_ratio", 100), "%");
        look.gauges.from("macmon", "share of what the highest clock could do, which is less than the share of time: this macmon says no other");
        look.value("cpu.load", Nodes.number(n, "/cpu_usage_pct", 100), "%");
        look.value("cpu.efficiency.load", Nodes.number(n, "/ecpu_usage/1", 100), "%");
        look.value("cpu.performance.load", Nodes.number(n, "/pcpu_usage/1", 100), "%");
        look.value("gpu.load", Nodes.number(n, "/gpu_usage/1", 100), "%");
        look.gauges.from("macmon", "mean frequency by state; it gives the lowest where a cluster was idle");
        look.positive("cpu.efficiency.frequency", Nodes.number(n, "/ecpu_usage/0", 1e6), "Hz");
        look.positive("cpu.performance.frequency", Nodes.number(n, "/pcpu_usage/0", 1e6), "Hz");
        look.positive("gpu.frequency", Nodes.number(n, "/gpu_usage/0", 1e6), "Hz");
    }

    private static void power(JsonNode n, Look look) {
        look.gauges.from("macmon", "energy by time");
        OptionalDouble cpu = Nodes.number(n, "/cpu_power");
        boolean frozen = cpu.isPresent() && cpu.getAsDouble() == 0;
        if (frozen) List.of("cpu.power", "neural.power", "memory.power", "package.power").forEach(name -> look.gauges.absent(name, "the counter stands still: this macOS does not tell it"));
        else {
            look.value("cpu.power", cpu, "W");
            look.value("neural.power", Nodes.number(n, "/ane_power"), "W");
            look.value("memory.power", Nodes.number(n, "/ram_power"), "W");
            look.value("package.power", Nodes.number(n, "/all_power"), "W");
        }
        look.value("gpu.power", Nodes.number(n, "/gpu_power"), "W");
        look.positive("system.power", Nodes.number(n, "/sys_power"), "W");
    }
}
