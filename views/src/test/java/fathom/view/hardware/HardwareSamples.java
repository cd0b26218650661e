package fathom.view.hardware;

import fathom.hardware.Cluster;
import fathom.hardware.Cluster.Kind;
import fathom.hardware.Gauges;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.hardware.apple.AppleDecoder;
import fathom.hardware.apple.AppleMachine;
import fathom.hardware.apple.AppleReadings;
import fathom.hardware.apple.AppleSample;
import fathom.hardware.apple.Channel;
import fathom.hardware.apple.FrequencyTable;
import fathom.hardware.apple.StateTime;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.state.PlatformState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Looks at a made-up machine, with the names that the real probe has; for tests and pictures only. */
public final class HardwareSamples {
    private static final String WHY = "only Apple silicon tells it";

    private HardwareSamples() {}

    public static PlatformState of(PlatformState s, int cores) {
        return with(s, snapshot(s.at() - 600_000_000L, cores));
    }

    /** A made-up Mac that tells all that one may tell: two clusters of six fast cores, four frugal ones. */
    public static PlatformState mac(PlatformState s) {
        HardwareSnapshot any = snapshot(s.at() - 600_000_000L, 16);
        var gauges = new Gauges(any.at());
        var machine = new AppleMachine(List.of(new Cluster("E", Kind.EFFICIENCY, List.of(0, 1, 2, 3)), new Cluster("P0", Kind.PERFORMANCE, List.of(4, 5, 6, 7, 8, 9)),
                new Cluster("P1", Kind.PERFORMANCE, List.of(10, 11, 12, 13, 14, 15))), FrequencyTable.ofMegahertz(List.of(1260, 4512)), FrequencyTable.ofMegahertz(List.of(1020, 2592)), FrequencyTable.ofMegahertz(List.of(338, 1578)), 40, List.of());
        var channels = List.of(energy("CPU Energy", "mJ", 25_100), energy("GPU Energy", "nJ", 8_200_000_000L), energy("ANE0", "mJ", 1_900), energy("DRAM0", "mJ", 3_400),
                times("CPU Stats", "CPU Complex Performance States", "PCPM", 0, 40, 10, 50), times("CPU Stats", "CPU Complex Performance States", "PCPM1", 100, 0, 0, 0), times("CPU Stats", "CPU Complex Performance States", "ECPM", 0, 30, 40, 30),
                new Channel("GPU Stats", "GPU Performance States", "GPUPH", "", 0, List.of(new StateTime("OFF", 73), new StateTime("P1", 12), new StateTime("P2", 15))),
                new Channel("PMP", "DCS BW", "AMCC RD+WR", "", 0, List.of(new StateTime("32GB/s", 20), new StateTime("256GB/s", 18))), new Channel("PMP", "SOC Floor", "ANE-AF-BW", "", 0, List.of(new StateTime("VMIN", 66), new StateTime("V1", 34))));
        AppleDecoder.decode(machine, new AppleSample(1_000_000_000L, channels, Map.of("PSTR", 61.4, "TCMb", 61.0, "Tg0K", 54.0, "F0Ac", 1840.0, "F1Ac", 1862.0), Map.of("Device Utilization %", 27L), 0, 1), any.cores(), gauges);
        any.readings().stream().filter(r -> gauges.readings().stream().noneMatch(g -> g.name().equals(r.name()))).forEach(r -> {
            if (r instanceof Reading.Value v) gauges.value(v.name(), v.value(), v.unit(), v.provenance());
        });
        return with(s, new HardwareSnapshot(any.at(), any.machine(), any.cores(), machine.clusters(), gauges.readings(), gauges.origins()));
    }

    private static Channel energy(String name, String unit, long value) {
        return new Channel("Energy Model", "", name, unit, value, List.of());
    }

    private static Channel times(String group, String subgroup, String name, long down, long idle, long slow, long fast) {
        return new Channel(group, subgroup, name, "", 0, List.of(new StateTime("DOWN", down), new StateTime("IDLE", idle), new StateTime("V0P1", slow), new StateTime("V1P0", fast)));
    }

    public static PlatformState with(PlatformState s, HardwareSnapshot h) {
        return s.with(new MachineState(h));
    }

    static HardwareSnapshot snapshot(long at, int cores) {
        var r = new Random(at / 1_000_000_000L);
        var loads = new ArrayList<Double>();
        for (int i = 0; i < cores; i++) loads.add(Math.clamp(55 - 40.0 * i / cores + 18 * r.nextGaussian(), 0, 100));
        double second = at / 1e9 % 1000, gib = 1L << 30;
        var readings = new ArrayList<Reading>(List.of(value("cpu.load", loads.stream().mapToDouble(d -> d).average().orElse(0), "%", at),
                value("load.average", 1.24, "", at),
                Reading.of("cpu.frequency.max", 3.4e9, "Hz", Provenance.SPECIFIED, at), value("memory.total", 64 * gib, "bytes", at),
                value("memory.available", 22.8 * gib, "bytes", at), value("memory.used", (41.2 + Math.sin(second / 30)) * gib, "bytes", at),
                Reading.absent("swap.used", "the machine has no swap"), value("process.cpu", 84 + 20 * Math.sin(second / 17) + 6 * r.nextGaussian(),
                        "% of a core", at),
                value("process.resident", 0.41 * gib, "bytes", at), value("heap.used", (0.1 + 0.3 * (second % 20) / 20) * gib, "bytes", at),
                value("heap.committed", 0.5 * gib, "bytes", at), value("heap.max", 2 * gib, "bytes", at), value("threads", 43, "", at), value("gc.pauses",
                        118, "", at),
                value("gc.pause.total", 412 + 4 * Math.floor(second / 5), "ms", at), value("gc.pause.last", 2 + r.nextInt(4), "ms", at), value("gc.pause.max",
                        14, "ms", at),
                value("disk.free", 412 * gib, "bytes", at), value("network.in", 1.2e6, "bytes/s", at), value("network.out", 38e3, "bytes/s", at),
                Reading.absent("cpu.temperature", "no temperature sensor can be read here"), Reading.absent("fan.speed", "no fan can be read here")));
        for (String name : AppleReadings.NAMES) if (!name.equals("neural.utilisation")) readings.add(Reading.absent(name, WHY));
        readings.add(Reading.absent("neural.utilisation", "no machine has a counter for it"));
        return new HardwareSnapshot(at, new HardwareSnapshot.Machine("Sample machine", "Sample processor, 16 threads", "Sample OS", cores, cores,
                (long) (64 * gib)), loads, readings);
    }

    private static Reading value(String name, double value, String unit, long at) {
        return Reading.of(name, value, unit, Provenance.MEASURED, at);
    }
}
