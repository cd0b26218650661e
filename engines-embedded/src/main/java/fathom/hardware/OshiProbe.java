package fathom.hardware;

import fathom.hardware.HardwareSnapshot.Machine;
import fathom.hardware.apple.AppleDecoder;
import fathom.hardware.apple.AppleMachine;
import fathom.hardware.apple.AppleReadings;
import fathom.hardware.apple.AppleSilicon;
import fathom.hardware.apple.AppleSource;
import fathom.hardware.linux.LinuxGauges;
import fathom.measure.Clock;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.hardware.Sensors;
import oshi.software.os.OperatingSystem;

/**
 * The machine through OSHI and the Java runtime, what Linux tells beyond that, and what a Mac does. What only Apple silicon tells is named elsewhere as absent, so that an operator sees what is missing
 * and why. Loads and rates are differences between two looks: the first look has none.
 */
public final class OshiProbe implements HardwareProbe {
    private static final String NO_FREQUENCY = "the processor does not tell it here";
    private static final String NOT_HERE = "only Apple silicon tells it", OSHI = "OSHI";
    private static final boolean IS_LINUX = System.getProperty("os.name").startsWith("Linux");
    private static final String TICKS = IS_LINUX ? ", /proc/stat" : "", MEMORY = IS_LINUX ? ", /proc/meminfo" : "";

    private final HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
    private final CentralProcessor processor = hardware.getProcessor();
    private final GlobalMemory memory = hardware.getMemory();
    private final Sensors sensors = hardware.getSensors();
    private final List<NetworkIF> networks = hardware.getNetworkIFs();
    private final OperatingSystem system = new SystemInfo().getOperatingSystem();
    private final ProcessGauges process = new ProcessGauges(system.getCurrentProcess());
    private final Rate received = new Rate();
    private final Rate sent = new Rate();
    private final Machine machine;
    private final Optional<AppleSource> apple;
    private final Optional<LinuxGauges> linux = IS_LINUX ? Optional.of(new LinuxGauges(Path.of("/"))) : Optional.empty();
    /** Asked once: it does not change, and where the system keeps no file of it, OSHI starts a program to ask. */
    private final double maxFrequency;
    private long[] ticks;
    private long[][] coreTicks;

    public OshiProbe() {
        this(AppleSilicon.open());
    }

    /** @param apple empty away from a Mac */
    public OshiProbe(Optional<AppleSource> apple) {
        this.apple = apple;
        var computer = hardware.getComputerSystem();
        machine = new Machine((computer.getManufacturer() + " " + computer.getModel()).strip(), processor.getProcessorIdentifier().getName().strip(), system.toString(),
                processor.getPhysicalProcessorCount(), processor.getLogicalProcessorCount(), memory.getTotal());
        maxFrequency = processor.getMaxFreq();
    }

    @Override
    public synchronized HardwareSnapshot read() {
        long at = Clock.SYSTEM.now(), began = processorTime();
        var gauges = new Gauges(at);
        List<Double> cores = loads(gauges);
        AppleMachine mac = apple.map(AppleSource::machine).orElse(AppleMachine.UNKNOWN);
        apple.ifPresent(source -> AppleDecoder.decode(mac, source.sample(), cores, gauges));
        linux.ifPresent(l -> l.read(gauges, at));
        memory(gauges);
        process.read(gauges, at, memory.getPageSize());
        gauges.from("Java runtime", "usable space of the working folder's file system").measured("disk.free", "bytes", () -> Path.of("").toAbsolutePath().toFile().getUsableSpace(), 1, "the file system does not tell");
        network(gauges, at);
        sensors(gauges);
        gauges.absent(AppleReadings.NEURAL_UTILISATION, AppleReadings.NO_COUNTER);
        gauges.others(AppleReadings.NAMES, isApple() ? refusal(mac) : NOT_HERE);
        gauges.from("Java runtime", "processor time of this look").measured("probe.cost", "ms", () -> (processorTime() - began) / 1e6, 0, "the runtime does not tell it");
        return new HardwareSnapshot(at, machine, cores, mac.clusters(), gauges.readings(), gauges.origins());
    }

    private static String refusal(AppleMachine mac) {
        return mac.refusals().isEmpty() ? "this macOS does not tell it" : mac.refusals().getFirst();
    }

    /** Of this thread, nanoseconds. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private List<Double> loads(Gauges gauges) {
        long[] ticksNow = processor.getSystemCpuLoadTicks();
        long[][] coreTicksNow = processor.getProcessorCpuLoadTicks();
        List<Double> cores = List.of();
        gauges.from(OSHI + TICKS, "share of ticks that were not idle, between two looks");
        if (ticks == null) {
            gauges.absent("cpu.load", "a load is a difference: the second look has it");
        } else {
            double load = processor.getSystemCpuLoadBetweenTicks(ticks, ticksNow) * 100;
            gauges.measured("cpu.load", "%", () -> load);
            cores = Arrays.stream(processor.getProcessorCpuLoadBetweenTicks(coreTicks, coreTicksNow)).map(x -> x * 100).boxed().toList();
        }
        ticks = ticksNow;
        coreTicks = coreTicksNow;
        gauges.from(OSHI, "the kernel's own mean").measured("load.average", "", () -> processor.getSystemLoadAverage(1)[0], 0, "this system has no load average");
        frequency(gauges);
        gauges.from(OSHI, "the processor's own word").specified("cpu.frequency.max", "Hz", () -> maxFrequency, 1, NO_FREQUENCY);
        return cores;
    }

    /** On Apple silicon OSHI gives the nominal frequency for the current one: that is no measurement. */
    private void frequency(Gauges gauges) {
        gauges.from(OSHI, "mean over the cores at this moment");
        if (isApple()) gauges.absent("cpu.frequency", "a Mac tells it by kind of core");
        else gauges.measured("cpu.frequency", "Hz", () -> Arrays.stream(processor.getCurrentFreq()).average().orElse(0), 1, NO_FREQUENCY);
    }

    private boolean isApple() {
        return machine.processor().startsWith("Apple");
    }

    private void memory(Gauges gauges) {
        var virtual = memory.getVirtualMemory();
        gauges.from(OSHI + MEMORY, "the kernel's own figure").measured("memory.total", "bytes", memory::getTotal);
        gauges.measured("memory.available", "bytes", memory::getAvailable);
        gauges.measured("memory.used", "bytes", () -> memory.getTotal() - memory.getAvailable());
        gauges.from("", "").absent("memory.limit", "this system has no containers");
        gauges.from(OSHI + MEMORY, "the kernel's own figure");
        if (virtual.getSwapTotal() > 0) gauges.measured("swap.used", "bytes", virtual::getSwapUsed);
        else gauges.absent("swap.used", "the machine has no swap");
    }

    private void network(Gauges gauges, long at) {
        long in = 0, out = 0;
        for (NetworkIF n : networks) {
            n.updateAttributes();
            in += n.getBytesRecv();
            out += n.getBytesSent();
        }
        gauges.from(OSHI + ", all interfaces but loopback", "bytes between two looks by the time between them");
        if (networks.isEmpty()) {
            gauges.absent("network.in", "there is no network interface but loopback");
            gauges.absent("network.out", "there is no network interface but loopback");
        } else {
            gauges.rate("network.in", "bytes/s", received.perSecond(in, at));
            gauges.rate("network.out", "bytes/s", sent.perSecond(out, at));
        }
    }

    private void sensors(Gauges gauges) {
        gauges.from(OSHI, "a sensor's value").measured("cpu.temperature", "°C", sensors::getCpuTemperature, 1, "no temperature sensor can be read here");
        int[] fans = sensors.getFanSpeeds();
        if (fans.length == 0) gauges.absent("fan.speed", "no fan can be read here");
        for (int i = 0; i < fans.length; i++) {
            int speed = fans[i];
            gauges.measured(i == 0 ? "fan.speed" : "fan." + i + ".speed", "rpm", () -> speed);
        }
    }

    @Override
    public void close() {
        apple.ifPresent(AppleSource::close);
    }
}
