package fathom.hardware.recording;

import fathom.hardware.Cluster;
import fathom.hardware.Gauges;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.HardwareSnapshot.Machine;
import fathom.hardware.apple.AppleMachine;
import fathom.hardware.apple.AppleReadings;
import fathom.hardware.apple.FrequencyTable;
import fathom.measure.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One look of a recording as it is put together. */
final class Look {
    private static final List<String> NAMES = Stream.concat(Stream.of("cpu.load", "memory.total", "memory.used", "swap.used", "cpu.temperature", "fan.speed"), AppleReadings.NAMES.stream()).toList();
    private static final List<String> THERMAL = List.of("nominal normal", "fair light moderate", "serious heavy", "critical trapping sleeping");

    final Gauges gauges;
    final TreeMap<Integer, Double> cores = new TreeMap<>();
    final List<Cluster> clusters = new ArrayList<>();
    FrequencyTable performance = FrequencyTable.NONE, efficiency = FrequencyTable.NONE, gpu = FrequencyTable.NONE;
    String model = "", processor = "", system = "";
    int gpuCores;
    private final long at;

    Look(long at) {
        this.at = at;
        gauges = new Gauges(at, Provenance.REPLAYED);
    }

    AppleMachine machine() {
        return new AppleMachine(clusters, performance, efficiency, gpu, gpuCores, List.of());
    }

    /** By core, NaN for one that is left out. */
    List<Double> loads() {
        var loads = new ArrayList<Double>();
        if (!cores.isEmpty()) for (int i = 0; i <= cores.lastKey(); i++) loads.add(cores.getOrDefault(i, Double.NaN));
        return loads;
    }

    void value(String name, OptionalDouble value, String unit) {
        value.ifPresent(v -> gauges.value(name, v, unit));
    }

    /** A value that a tool writes as 0 when it could not read it. */
    void positive(String name, OptionalDouble value, String unit) {
        if (value.isEmpty()) return;
        if (value.getAsDouble() > 0) gauges.value(name, value.getAsDouble(), unit);
        else gauges.absent(name, "the recording has 0 where it was not read");
    }

    /** @param word what a tool calls the thermal pressure */
    void thermal(String word) {
        for (int i = 0; i < THERMAL.size(); i++) if (List.of(THERMAL.get(i).split(" ")).contains(word.toLowerCase(Locale.ROOT))) gauges.value("thermal.pressure", i, "");
    }

    HardwareSnapshot done() {
        gauges.from("", "").absent(AppleReadings.NEURAL_UTILISATION, AppleReadings.NO_COUNTER);
        gauges.others(NAMES, "the recording does not hold it");
        List<Double> loads = loads();
        int count = Math.max(loads.size(), clusters.stream().mapToInt(c -> c.cores().size()).sum());
        double memory = gauges.readings().stream().filter(r -> r.name().equals("memory.total")).findFirst().orElseThrow().number().orElse(0);
        return new HardwareSnapshot(at, new Machine(model, processor, system, count, count, (long) memory), loads, clusters, gauges.readings(), gauges.origins());
    }
}
