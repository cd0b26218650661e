package fathom.hardware;

import fathom.hardware.HardwareSnapshot.Machine;
import fathom.measure.Clock;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.hardware.Sensors;
import oshi.software.os.CgroupInfo;
import oshi.software.os.OperatingSystem;

/**
 * The machine through OSHI and the Java runtime: what any system tells without special rights. What only Apple silicon tells is named here as absent, so that an
 * operator sees what is missing and why. Loads and rates are differences between two looks: the first look has none.
 */
public final class OshiProbe implements HardwareProbe {
    private static final String NO_FREQUENCY = "the processor does not tell it here";
    private static final String LATER = "the Apple telemetry is not part of this version";
    private static final String APPLE = "only Apple silicon tells it; this version does not read it";
    private static final List<String> APPLE_ONLY = List.of("cpu.performance.load", "cpu.efficiency.load", "gpu.load", "gpu.power", "neural.power", "cpu.power",
            "package.power", "memory.bandwidth", "thermal.pressure");

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
    /** Asked once: it does not change, and where the system keeps no file of it, OSHI starts a program to ask. */
    private final double maxFrequency;
    private long[] ticks;
    private long[][] coreTicks;

    public OshiProbe() {
        var computer = hardware.getComputerSystem();
        machine = new Machine((computer.getManufacturer() + " " + computer.getModel()).strip(), processor.getProcessorIdentifier().getName().strip(), system.toString(),
                processor.getPhysicalProcessorCount(), processor.getLogicalProcessorCount(), memory.getTotal());
        maxFrequency = processor.getMaxFreq();
    }

    @Override
    public synchronized HardwareSnapshot read() {
        long at = Clock.SYSTEM.now();
        var gauges = new Gauges(at);
        List<Double> cores = loads(gauges);
        memory(gauges);
        process.read(gauges, at, memory.getPageSize());
        gauges.measured("disk.free", "bytes", () -> Path.of("").toAbsolutePath().toFile().getUsableSpace(), 1, "the file system does not tell");
        network(gauges, at);
        sensors(gauges);
        APPLE_ONLY.forEach(name -> gauges.absent(name, isApple() ? LATER : APPLE));
        gauges.absent("neural.utilisation", "no machine has a counter for it");
        return new HardwareSnapshot(at, machine, cores, gauges.readings());
    }

    private List<Double> loads(Gauges gauges) {
        long[] ticksNow = processor.getSystemCpuLoadTicks();
        long[][] coreTicksNow = processor.getProcessorCpuLoadTicks();
        List<Double> cores = List.of();
        if (ticks == null) {
            gauges.absent("cpu.load", "a load is a difference: the second look has it");
        } else {
            double load = processor.getSystemCpuLoadBetweenTicks(ticks, ticksNow) * 100;
            gauges.measured("cpu.load", "%", () -> load);
            cores = Arrays.stream(processor.getProcessorCpuLoadBetweenTicks(coreTicks, coreTicksNow)).map(x -> x * 100).boxed().toList();
        }
        ticks = ticksNow;
        coreTicks = coreTicksNow;
        gauges.measured("load.average", "", () -> processor.getSystemLoadAverage(1)[0], 0, "this system has no load average");
        frequency(gauges);
        gauges.specified("cpu.frequency.max", "Hz", () -> maxFrequency, 1, NO_FREQUENCY);
        return cores;
    }

    /** On Apple silicon OSHI gives the nominal frequency for the current one: that is no measurement. */
    private void frequency(Gauges gauges) {
        if (isApple()) gauges.absent("cpu.frequency", LATER);
        else gauges.measured("cpu.frequency", "Hz", () -> Arrays.stream(processor.getCurrentFreq()).average().orElse(0), 1, NO_FREQUENCY);
    }

    private boolean isApple() {
        return machine.processor().startsWith("Apple");
    }

    private void memory(Gauges gauges) {
        var virtual = memory.getVirtualMemory();
        gauges.measured("memory.total", "bytes", memory::getTotal);
        gauges.measured("memory.available", "bytes", memory::getAvailable);
        gauges.measured("memory.used", "bytes", () -> memory.getTotal() - memory.getAvailable());
        gauges.measured("memory.limit", "bytes", this::containerLimit, 1, "no limit is set for this process's container");
        if (virtual.getSwapTotal() > 0) gauges.measured("swap.used", "bytes", virtual::getSwapUsed);
        else gauges.absent("swap.used", "the machine has no swap");
    }

    private double containerLimit() {
        long limit = system.getCgroupInfo().getMemoryLimit();
        return limit == CgroupInfo.UNLIMITED_MEMORY ? 0 : limit;
    }

    private void network(Gauges gauges, long at) {
        long in = 0, out = 0;
        for (NetworkIF n : networks) {
            n.updateAttributes();
            in += n.getBytesRecv();
            out += n.getBytesSent();
        }
        if (networks.isEmpty()) {
            gauges.absent("network.in", "there is no network interface but loopback");
            gauges.absent("network.out", "there is no network interface but loopback");
        } else {
            gauges.rate("network.in", "bytes/s", received.perSecond(in, at));
            gauges.rate("network.out", "bytes/s", sent.perSecond(out, at));
        }
    }

    private void sensors(Gauges gauges) {
        gauges.measured("cpu.temperature", "°C", sensors::getCpuTemperature, 1, "no temperature sensor can be read here");
        int[] fans = sensors.getFanSpeeds();
        if (fans.length == 0) gauges.absent("fan.speed", "no fan can be read here");
        for (int i = 0; i < fans.length; i++) {
            int speed = fans[i];
            gauges.measured(i == 0 ? "fan.speed" : "fan." + i + ".speed", "rpm", () -> speed);
        }
    }
}
