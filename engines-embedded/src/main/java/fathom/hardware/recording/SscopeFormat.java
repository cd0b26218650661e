package fathom.hardware.recording;

import fathom.hardware.Cluster;
import fathom.hardware.Cluster.Kind;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.apple.AppleDecoder;
import fathom.hardware.apple.FrequencyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code sscope probe}: topology, tables of frequencies and a line for each look. */
final class SscopeFormat implements RecordingFormat {
    private static final String NUMBER = "\\s*(\\d+(?:\\.\\d+)?)";
    private static final Pattern TOPOLOGY = Pattern.compile("topology: (\\d{1,3})E \\+ (\\d{1,3})P"), TABLE = Pattern.compile("([EP]) DVFS \\(MHz\\): \\[([\\d, ]*)]"), LOOK = Pattern.compile("(?m)^#\\d+ .*$");
    private static final Pattern LOADS = Pattern.compile("E" + NUMBER + "% @" + NUMBER + "\\s+P" + NUMBER + "% @" + NUMBER + "\\s+GPU" + NUMBER + "% @" + NUMBER);
    private static final Pattern WATTS = Pattern.compile("\\| E" + NUMBER + " P" + NUMBER + " GPU" + NUMBER + " ANE" + NUMBER + " DRAM" + NUMBER + " SoC" + NUMBER + " W");
    private static final Pattern MEMORY = Pattern.compile("MEM" + NUMBER + "/" + NUMBER + " GB.*? swap" + NUMBER), SENSORS = Pattern.compile("CPU" + NUMBER + "°C.*? thermal (\\w+) fans" + NUMBER + "/" + NUMBER);
    private static final double GIB = 1L << 30;

    @Override
    public String name() {
        return "sscope probe";
    }

    @Override
    public boolean recognises(String text) {
        return TOPOLOGY.matcher(text).find() && TABLE.matcher(text).find();
    }

    @Override
    public List<HardwareSnapshot> read(String text, long at) {
        var looks = new ArrayList<HardwareSnapshot>();
        for (Matcher look = LOOK.matcher(text); look.find();) looks.add(look(text, look.group(), at));
        return looks.isEmpty() ? List.of(look(text, "", at)) : looks;
    }

    private static HardwareSnapshot look(String head, String line, long at) {
        var look = new Look(at);
        Matcher topology = TOPOLOGY.matcher(head);
        if (topology.find()) {
            int e = Integer.parseInt(topology.group(1)), p = Integer.parseInt(topology.group(2));
            look.clusters.add(new Cluster("E", Kind.EFFICIENCY, IntStream.range(0, e).boxed().toList()));
            look.clusters.add(new Cluster("P", Kind.PERFORMANCE, IntStream.range(e, e + p).boxed().toList()));
        }
        for (Matcher table = TABLE.matcher(head); table.find();) {
            var frequencies = FrequencyTable.ofMegahertz(Stream.of(table.group(2).split(",")).map(String::strip).filter(s -> !s.isEmpty()).map(Double::parseDouble).toList());
            if (table.group(1).equals("E")) look.efficiency = frequencies;
            else look.performance = frequencies;
        }
        AppleDecoder.tables(look.machine(), "sscope", look.gauges);
        look.gauges.from("sscope", "as it says");
        Matcher loads = LOADS.matcher(line), watts = WATTS.matcher(line), memory = MEMORY.matcher(line), sensors = SENSORS.matcher(line);
        if (loads.find()) {
            String[] names = {"cpu.efficiency.load", "cpu.efficiency.frequency", "cpu.performance.load", "cpu.performance.frequency", "gpu.load", "gpu.frequency"};
            for (int i = 0; i < names.length; i++) look.value(names[i], number(loads, i + 1, i % 2 == 0 ? 1 : 1e6), i % 2 == 0 ? "%" : "Hz");
        }
        if (watts.find()) {
            look.gauges.value("cpu.power", number(watts, 1, 1).getAsDouble() + number(watts, 2, 1).getAsDouble(), "W");
            String[] names = {"gpu.power", "neural.power", "memory.power", "system.power"};
            for (int i = 0; i < names.length; i++) look.value(names[i], number(watts, i + 3, 1), "W");
        }
        if (memory.find()) {
            look.value("memory.used", number(memory, 1, GIB), "bytes");
            look.value("memory.total", number(memory, 2, GIB), "bytes");
            look.value("swap.used", number(memory, 3, GIB), "bytes");
        }
        if (sensors.find()) {
            look.value("cpu.temperature", number(sensors, 1, 1), "°C");
            look.thermal(sensors.group(2));
            look.value("fan.speed", number(sensors, 3, 1), "rpm");
            look.value("fan.1.speed", number(sensors, 4, 1), "rpm");
        }
        return look.done();
    }

    private static OptionalDouble number(Matcher m, int group, double factor) {
        return OptionalDouble.of(Double.parseDouble(m.group(group)) * factor);
    }
}
