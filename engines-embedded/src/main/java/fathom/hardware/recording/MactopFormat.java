package fathom.hardware.recording;

import fathom.hardware.Cluster;
import fathom.hardware.Cluster.Kind;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.apple.AppleDecoder;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** {@code mactop --headless}. */
final class MactopFormat implements RecordingFormat {
    @Override
    public String name() {
        return "mactop";
    }

    @Override
    public boolean recognises(String text) {
        return (text.stripLeading().startsWith("[") || text.stripLeading().startsWith("{")) && text.contains("\"soc_metrics\"");
    }

    @Override
    public List<HardwareSnapshot> read(String text, long at) {
        return Nodes.documents(text).stream().map(n -> look(n, at)).toList();
    }

    private static HardwareSnapshot look(JsonNode n, long at) {
        var look = new Look(Nodes.time(Nodes.text(n, "/timestamp"), at));
        look.processor = Nodes.text(n, "/system_info/name");
        JsonNode usages = n.at("/core_usages");
        for (int i = 0; i < usages.size(); i++) {
            double load = usages.get(i).isNumber() ? usages.get(i).asDouble() : Double.NaN;
            look.cores.put(i, load);
        }
        clusters(n, look);
        look.gauges.from("mactop", "ticks by core");
        look.value("cpu.load", Nodes.number(n, "/cpu_usage"), "%");
        AppleDecoder.kinds(look.machine(), look.loads(), "mactop", look.gauges);
        look.gauges.from("mactop", "as it says");
        look.value("gpu.cores", Nodes.number(n, "/system_info/gpu_core_count"), "");
        look.value("gpu.load", Nodes.number(n, "/gpu_usage"), "%");
        look.positive("gpu.frequency", Nodes.number(n, "/soc_metrics/gpu_freq_mhz", 1e6), "Hz");
        look.positive("cpu.power", Nodes.number(n, "/soc_metrics/cpu_power"), "W");
        look.value("gpu.power", Nodes.number(n, "/soc_metrics/gpu_power"), "W");
        look.value("neural.power", Nodes.number(n, "/soc_metrics/ane_power"), "W");
        look.positive("memory.power", Nodes.number(n, "/soc_metrics/dram_power"), "W");
        look.positive("system.power", Nodes.number(n, "/soc_metrics/system_power"), "W");
        look.positive("cpu.temperature", Nodes.number(n, "/soc_metrics/cpu_temp"), "°C");
        look.positive("gpu.temperature", Nodes.number(n, "/soc_metrics/gpu_temp"), "°C");
        look.value("memory.total", Nodes.number(n, "/memory/total"), "bytes");
        look.value("memory.used", Nodes.number(n, "/memory/used"), "bytes");
        look.value("memory.available", Nodes.number(n, "/memory/available"), "bytes");
        look.value("swap.used", Nodes.number(n, "/memory/swap_used"), "bytes");
        look.value("network.in", Nodes.number(n, "/net_disk/in_bytes_per_sec"), "bytes/s");
        look.value("network.out", Nodes.number(n, "/net_disk/out_bytes_per_sec"), "bytes/s");
        look.thermal(Nodes.text(n, "/thermal_state"));
        look.gauges.from("mactop", "sum of what it says of processor, GPU and Neural Engine");
        var parts = List.of(Nodes.number(n, "/soc_metrics/cpu_power"), Nodes.number(n, "/soc_metrics/gpu_power"), Nodes.number(n, "/soc_metrics/ane_power"));
        if (parts.stream().allMatch(OptionalDouble::isPresent)) look.gauges.value("package.power", parts.stream().mapToDouble(OptionalDouble::getAsDouble).sum(), "W");
        return look.done();
    }

    /** The frugal cores come first, as the kernel counts them up to M4, where one die is all there is: on an Ultra they alternate, and it is not told how. */
    private static void clusters(JsonNode n, Look look) {
        int e = (int) Nodes.number(n, "/system_info/e_core_count").orElse(0), p = (int) Nodes.number(n, "/system_info/p_core_count").orElse(0);
        if (look.processor.contains("Ultra") || e <= 0 || p <= 0 || e + p != look.cores.size()) return;
        look.clusters.add(new Cluster("E", Kind.EFFICIENCY, IntStream.range(0, e).boxed().toList()));
        look.clusters.add(new Cluster("P", Kind.PERFORMANCE, IntStream.range(e, e + p).boxed().toList()));
    }
}
