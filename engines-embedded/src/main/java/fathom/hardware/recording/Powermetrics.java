package fathom.hardware.recording;

import fathom.hardware.Cluster;
import fathom.hardware.Cluster.Kind;
import fathom.hardware.apple.AppleDecoder;
import fathom.hardware.apple.FrequencyTable;
import fathom.hardware.apple.Residency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What the two forms of powermetrics have in common. */
final class Powermetrics {
    private static final String TOOL = "powermetrics";

    /** One cluster, with the loads of its cores in per cent. */
    record Part(String name, Residency residency, FrequencyTable table, TreeMap<Integer, Double> cores) {}

    private Powermetrics() {}

    static void processor(Look look, List<Part> parts) {
        for (Part p : parts) {
            look.cores.putAll(p.cores);
            look.clusters.add(new Cluster(p.name, Kind.of(p.name), List.copyOf(p.cores.keySet())));
            if (Kind.of(p.name) == Kind.PERFORMANCE && look.performance.size() == 0) look.performance = p.table;
            if (Kind.of(p.name) == Kind.EFFICIENCY && look.efficiency.size() == 0) look.efficiency = p.table;
        }
        List<Double> loads = look.loads();
        look.gauges.from(TOOL, "mean over the cores of the share of time in which each was active");
        if (loads.stream().anyMatch(l -> l.isNaN())) look.gauges.absent("cpu.load", "not all cores are told");
        else if (!loads.isEmpty()) look.gauges.value("cpu.load", loads.stream().mapToDouble(l -> l).average().orElseThrow(), "%");
        AppleDecoder.kinds(look.machine(), loads, TOOL, look.gauges);
        AppleDecoder.tables(look.machine(), TOOL, look.gauges);
        look.gauges.from(TOOL, "time in each state by its frequency, while active");
        for (Kind kind : List.of(Kind.PERFORMANCE, Kind.EFFICIENCY)) {
            var of = new ArrayList<Residency>();
            for (Part p : parts) {
                if (Kind.of(p.name) != kind) continue;
                of.add(p.residency);
                AppleDecoder.cluster("cluster." + p.name.toLowerCase(Locale.ROOT), p.residency, p.table, look.gauges);
            }
            AppleDecoder.frequency("cpu." + AppleDecoder.word(kind) + ".frequency", of, look.gauges);
        }
    }

    static void gpu(Look look, Residency gpu) {
        if (!gpu.isKnown()) return;
        look.gauges.from(TOOL, "time in each state, mean since the look before");
        look.gauges.value("gpu.load", gpu.active() * 100, "%");
        if (gpu.active() > 0 && gpu.hertz() > 0) look.gauges.value("gpu.frequency", gpu.hertz(), "Hz");
        else look.gauges.absent("gpu.frequency", "off all the time");
    }

    /** NaN where it is not told. */
    static void power(Look look, double cpu, double gpu, double neural, double together) {
        look.gauges.from(TOOL, "energy by time");
        String[] names = {"cpu.power", "gpu.power", "neural.power", "package.power"};
        double[] milliwatts = {cpu, gpu, neural, together};
        boolean frozen = AppleDecoder.isFrozen(Double.isNaN(cpu) ? OptionalDouble.empty() : OptionalDouble.of(cpu), look.loads());
        for (int i = 0; i < names.length; i++) {
            if (frozen && i != 1) look.gauges.absent(names[i], "the counter stands still: this macOS does not tell it");
            else if (!Double.isNaN(milliwatts[i])) look.gauges.value(names[i], milliwatts[i] / 1e3, "W");
        }
    }
}
