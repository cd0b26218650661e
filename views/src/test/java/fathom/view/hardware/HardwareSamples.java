package fathom.view.hardware;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.hardware.apple.AppleReadings;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import fathom.state.PlatformState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Looks at a made-up machine, with the names that the real probe has; for tests and pictures only. */
public final class HardwareSamples {
    private static final String WHY = "only Apple silicon tells it";

    private HardwareSamples() {}

    public static PlatformState of(PlatformState s, int cores) {
        return with(s, snapshot(s.at() - 600_000_000L, cores));
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
