package fathom.hardware.apple;

import fathom.hardware.Cluster;
import fathom.hardware.Cluster.Kind;
import fathom.hardware.Gauges;
import fathom.hardware.Origin;
import fathom.measure.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what a Mac told to readings. Needs no Mac, and keeps nothing between looks: a counter is judged by what else the same look says. */
public final class AppleDecoder {
    /** The clusters' realised state; {@code ECPU} and {@code PCPU} tell what was asked for. */
    private static final Pattern REALISED = Pattern.compile("(?:DIE_\\d+_)?([EPM])CPM(\\d*)");
    private static final Pattern ASKED = Pattern.compile("(?:DIE_\\d+_)?([EPM])CPU(\\d*)");
    private static final Pattern PROCESSOR_RAIL = Pattern.compile("(?:DIE_\\d+_)?CPU Energy"), GPU_RAIL = Pattern.compile("(?:DIE_\\d+_)?GPU Energy"), OLD_GPU_RAIL = Pattern.compile("GPU\\d*");
    private static final String COMPLEX = "CPU Complex Performance States", NOT_TOLD = "this macOS does not tell it", OFF = "off: the cluster had no power";

    /** Sensors without power give less, broken ones more. */
    private static final double COLDEST = 15, HOTTEST = 150;

    /** A processor that is busy beyond this uses energy that a living counter shows. */
    private static final double BUSY = 0.02;

    private AppleDecoder() {}

    /** @param cores per cent busy by core, NaN for one that is not told */
    public static void decode(AppleMachine machine, AppleSample sample, List<Double> cores, Gauges to) {
        kinds(machine, cores, "kernel ticks by core", to);
        frequencies(machine, sample, to);
        gpu(machine, sample, to);
        power(sample, cores, to);
        neural(sample, to);
        bandwidth(sample, to);
        sensors(sample, to);
    }

    /** Mean load of the cores of each kind. */
    public static void kinds(AppleMachine machine, List<Double> cores, String source, Gauges to) {
        to.from(source, "mean over the cores of that kind, by the machine's own description");
        boolean gaps = cores.stream().anyMatch(l -> l.isNaN());
        for (Kind kind : List.of(Kind.PERFORMANCE, Kind.EFFICIENCY)) {
            String name = "cpu." + word(kind) + ".load";
            var loads = machine.clusters().stream().filter(c -> c.kind() == kind).flatMap(c -> c.cores().stream()).filter(i -> i < cores.size()).mapToDouble(cores::get).summaryStatistics();
            if (gaps) to.absent(name, "not all cores are told");
            else if (loads.getCount() > 0) to.value(name, loads.getAverage(), "%");
        }
    }

    public static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** How many states each has, and the highest. */
    public static void tables(AppleMachine machine, String source, Gauges to) {
        to.from(source, "table of the states it can run at, read once");
        table("cpu.performance", machine.performance(), to);
        table("cpu.efficiency", machine.efficiency(), to);
        table("gpu", machine.gpu(), to);
        if (machine.gpuCores() > 0) to.value("gpu.cores", machine.gpuCores(), "", Provenance.SPECIFIED);
    }

    private static void table(String name, FrequencyTable table, Gauges to) {
        if (table.size() == 0) return;
        to.value(name + ".states", table.size(), "", Provenance.SPECIFIED);
        to.value(name + ".frequency.max", table.highest(), "Hz", Provenance.SPECIFIED);
    }

    private static void frequencies(AppleMachine machine, AppleSample sample, Gauges to) {
        tables(machine, "IORegistry, pmgr", to);
        to.from("IOReport, cluster states", "time in each state by its frequency, while active");
        boolean realised = sample.channels().stream().anyMatch(c -> c.isOf("CPU Stats", COMPLEX) && REALISED.matcher(c.name()).matches());
        Pattern names = realised ? REALISED : ASKED;
        if (!realised) to.from("IOReport, cluster states", "time in each state that was asked for by its frequency, while active: the hardware may have run slower");
        for (Kind kind : List.of(Kind.PERFORMANCE, Kind.EFFICIENCY)) {
            var clusters = new ArrayList<Residency>();
            for (Channel c : sample.channels()) {
                Matcher m = names.matcher(c.name());
                if (!c.isOf("CPU Stats", COMPLEX) || !m.matches() || Kind.of(m.group(1)) != kind) continue;
                Residency r = Residency.of(c.states(), machine.table(kind));
                clusters.add(r);
                cluster("cluster." + m.group(1).toLowerCase(Locale.ROOT) + m.group(2), r, machine.table(kind), to);
            }
            frequency("cpu." + word(kind) + ".frequency", clusters, to);
        }
    }

    /** One cluster's frequency, or why it has none. */
    public static void cluster(String name, Residency r, FrequencyTable table, Gauges to) {
        if (!r.isKnown()) {
            to.absent(name + ".frequency", "its counters told no time");
            return;
        }
        to.value(name + ".active", r.active() * 100, "%");
        to.value(name + ".down", r.down() * 100, "%");
        if (r.isDown()) to.absent(name + ".frequency", OFF);
        else if (r.active() == 0) to.absent(name + ".frequency", "idle all the time");
        else if (Double.isNaN(r.hertz())) to.absent(name + ".frequency", table.size() == 0 ? "the table of its frequencies is not told" : "its states do not fit the table of its frequencies");
        else to.value(name + ".frequency", r.hertz(), "Hz");
    }

    /** Over several clusters, by the time each was active. */
    public static void frequency(String name, List<Residency> clusters, Gauges to) {
        var known = clusters.stream().filter(Residency::isKnown).toList();
        var running = known.stream().filter(r -> !Double.isNaN(r.hertz())).toList();
        double active = running.stream().mapToDouble(Residency::active).sum();
        if (active > 0) to.value(name, running.stream().mapToDouble(r -> r.active() * r.hertz()).sum() / active, "Hz");
        else if (!known.isEmpty() && known.stream().allMatch(Residency::isDown)) to.absent(name, OFF);
        else if (!known.isEmpty() && known.stream().allMatch(r -> r.active() == 0)) to.absent(name, "idle all the time");
        else if (!known.isEmpty()) to.absent(name, "the table of its frequencies is not told or does not fit");
    }

    private static void gpu(AppleMachine machine, AppleSample sample, Gauges to) {
        to.from("IOReport, GPU states", "time in each state, mean since the look before");
        for (Channel c : sample.channels()) {
            if (!c.isOf("GPU Stats", "GPU Performance States") || !c.name().equals("GPUPH")) continue;
            Residency r = Residency.of(c.states(), machine.gpu());
            if (!r.isKnown()) continue;
            to.value("gpu.load", r.active() * 100, "%");
            if (Double.isNaN(r.hertz())) to.absent("gpu.frequency", r.active() == 0 ? "off all the time" : "its states do not fit the table of its frequencies");
            else to.value("gpu.frequency", r.hertz(), "Hz");
        }
        statistics(sample.gpu(), to);
    }

    /** What the accelerator tells of this moment. */
    public static void statistics(Map<String, Long> gpu, Gauges to) {
        to.from("IORegistry, IOAccelerator", "what the driver says at this moment");
        percent(gpu, "Device Utilization %", "gpu.load.now", to);
        percent(gpu, "Device Utilization %", "gpu.load", to);
        percent(gpu, "Renderer Utilization %", "gpu.load.renderer", to);
        percent(gpu, "Tiler Utilization %", "gpu.load.tiler", to);
        bytes(gpu, "In use system memory", "gpu.memory.used", to);
        bytes(gpu, "Alloc system memory", "gpu.memory.allocated", to);
    }

    private static void percent(Map<String, Long> gpu, String key, String name, Gauges to) {
        Long value = gpu.get(key);
        if (value != null && value >= 0 && value <= 100) to.value(name, value, "%");
    }

    private static void bytes(Map<String, Long> gpu, String key, String name, Gauges to) {
        Long value = gpu.get(key);
        if (value != null && value >= 0) to.value(name, value, "bytes");
    }

    private static void power(AppleSample sample, List<Double> cores, Gauges to) {
        to.from("IOReport, Energy Model", "energy since the look before by the time it really was");
        var channels = sample.channels();
        OptionalDouble cpu = Energy.watts(channels, n -> PROCESSOR_RAIL.matcher(n).matches(), sample.nanos()), gpu = Energy.watts(channels, n -> GPU_RAIL.matcher(n).matches(), sample.nanos());
        if (gpu.isEmpty()) gpu = Energy.watts(channels, n -> OLD_GPU_RAIL.matcher(n).matches(), sample.nanos());
        OptionalDouble neural = Energy.watts(channels, n -> n.startsWith("ANE"), sample.nanos()), memory = Energy.watts(channels, n -> n.startsWith("DRAM"), sample.nanos());
        boolean frozen = isFrozen(cpu, cores);
        if (frozen) cpu = neural = memory = OptionalDouble.empty();
        String why = frozen ? "the counter stands still: " + NOT_TOLD : NOT_TOLD;
        watts("cpu.power", cpu, why, to);
        watts("gpu.power", gpu, NOT_TOLD, to);
        watts("neural.power", neural, why, to);
        watts("memory.power", memory, why, to);
        if (cpu.isPresent() && gpu.isPresent() && neural.isPresent()) to.value("package.power", cpu.getAsDouble() + gpu.getAsDouble() + neural.getAsDouble(), "W");
        else to.absent("package.power", why);
    }

    /** Whether the processor works and its energy is said to be 0, as macOS 27 does. */
    public static boolean isFrozen(OptionalDouble watts, List<Double> cores) {
        double busy = cores.stream().mapToDouble(l -> l).filter(l -> !Double.isNaN(l)).average().orElse(0) / 100;
        return watts.isPresent() && watts.getAsDouble() == 0 && busy > BUSY;
    }

    private static void watts(String name, OptionalDouble watts, String why, Gauges to) {
        if (watts.isPresent()) to.value(name, watts.getAsDouble(), "W");
        else to.absent(name, why);
    }

    /** No counter tells how busy the Neural Engine is; for how long it asked for more than the least bandwidth is a sign of it. */
    private static void neural(AppleSample sample, Gauges to) {
        to.from("IOReport, PMP floors", "share of the time in which the Neural Engine asked for more than the least bandwidth: on duty, not how busy");
        for (Channel c : sample.channels()) {
            if (!c.group().startsWith("PMP") || !c.name().equals("ANE-AF-BW") && !c.name().equals("ANE-DCS-BW")) continue;
            double all = c.states().stream().mapToDouble(StateTime::ticks).sum();
            double least = c.states().stream().filter(s -> s.name().equals("VMIN") || s.name().equals("F1")).mapToDouble(StateTime::ticks).sum();
            if (all > 0 && c.states().stream().allMatch(s -> s.ticks() >= 0)) to.value("neural.duty", (1 - least / all) * 100, "%", Provenance.ESTIMATED);
        }
        to.from(Origin.UNKNOWN).absent(AppleReadings.NEURAL_UTILISATION, AppleReadings.NO_COUNTER);
    }

    private static void bandwidth(AppleSample sample, Gauges to) {
        var counted = sample.channels().stream().filter(c -> c.group().equals("AMC Stats") && (c.name().endsWith("DCS RD") || c.name().endsWith("DCS WR"))).toList();
        if (!counted.isEmpty() && sample.nanos() > 0 && counted.stream().allMatch(c -> c.value() >= 0)) {
            to.from("IOReport, AMC Stats", "bytes read and written since the look before");
            to.value("memory.bandwidth", counted.stream().mapToDouble(Channel::value).sum() / (sample.nanos() / 1e9), "bytes/s");
        }
        histograms(sample.channels(), to);
    }

    /** Where bytes are not counted: the controller's histogram, or else the busiest lane's, which is less than all of them. */
    public static void histograms(List<Channel> channels, Gauges to) {
        Bandwidth most = null;
        String whose = "";
        for (Channel c : channels) {
            if (!c.group().startsWith("PMP") || !c.subgroup().equals("DCS BW") || !c.name().endsWith(" RD+WR")) continue;
            var bandwidth = Bandwidth.of(c.states());
            if (bandwidth.isEmpty()) continue;
            String lane = c.name().substring(0, c.name().length() - " RD+WR".length()).strip();
            boolean controller = lane.equals("AMCC");
            if (!controller) estimate("memory.bandwidth." + lane.toLowerCase(Locale.ROOT), bandwidth.get(), "of this lane", bandwidth.get().saturated() > 0, to);
            if (controller || !whose.equals("AMCC") && (most == null || bandwidth.get().bytesPerSecond() > most.bytesPerSecond())) {
                most = bandwidth.get();
                whose = lane;
            }
        }
        if (most == null) return;
        boolean controller = whose.equals("AMCC");
        estimate("memory.bandwidth", most, controller ? "of the controller" : "of the busiest lane, " + whose + ": all together are more", !controller || most.saturated() > 0, to);
    }

    private static void estimate(String name, Bandwidth b, String of, boolean atLeast, Gauges to) {
        String end = b.saturated() > 0 ? String.format(Locale.ROOT, "; its last bucket, %.0f GB/s, was held %.1f %% of the time and hides what was faster", b.top() / 1e9, b.saturated() * 100) : "";
        to.from(new Origin("IOReport, PMP histogram", "mean of a histogram " + of + end, atLeast)).value(name, b.bytesPerSecond(), "bytes/s", Provenance.ESTIMATED);
    }

    private static void sensors(AppleSample sample, Gauges to) {
        to.from("SMC", "a sensor's value");
        Double system = sample.smc().get("PSTR"), processor = sample.smc().get("TCMb");
        if (system != null && system > 0) to.value("system.power", system, "W");
        if (processor != null && isWarm(processor)) to.value("cpu.temperature", processor, "°C");
        to.from("SMC", "mean over the sensors whose keys begin with Tg");
        sample.smc().entrySet().stream().filter(e -> e.getKey().startsWith("Tg") && isWarm(e.getValue())).mapToDouble(Map.Entry::getValue).average()
                .ifPresent(mean -> to.value("gpu.temperature", mean, "°C"));
        to.from("SMC", "a fan's actual speed");
        for (int i = 0; sample.smc().containsKey("F" + i + "Ac"); i++) to.value(i == 0 ? "fan.speed" : "fan." + i + ".speed", sample.smc().get("F" + i + "Ac"), "rpm");
        to.from("notify com.apple.system.thermalpressurelevel", "0 nominal, 1 moderate, 2 heavy, 3 trapping");
        if (sample.thermal() >= 0) to.value("thermal.pressure", sample.thermal(), "");
        to.from("sysctl kern.memorystatus_vm_pressure_level", "1 normal, 2 warning, 4 critical");
        if (sample.pressure() > 0) to.value("memory.pressure", sample.pressure(), "");
    }

    public static boolean isWarm(double celsius) {
        return celsius > COLDEST && celsius < HOTTEST;
    }
}
