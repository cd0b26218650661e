package fathom.hardware.apple;

import fathom.hardware.apple.IoReport.Subscription;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this Mac tells, without special rights. Each part that macOS refuses is left out, and the others go on. */
final class MacSource implements AppleSource {
    private static final Logger LOG = LoggerFactory.getLogger(MacSource.class);
    /** Subscribed one by one: macOS refuses some of them, and would refuse all together. */
    private static final List<List<String>> GROUPS = List.of(List.of("CPU Stats", "CPU Complex Performance States"), List.of("GPU Stats", "GPU Performance States"), List.of("Energy Model", ""),
            List.of("AMC Stats", "Perf Counters"), List.of("PMP", "DCS BW"), List.of("PMP", "SOC Floor"), List.of("PMP", "DCS Floor"));
    private static final List<String> STATISTICS = List.of("Device Utilization %", "Renderer Utilization %", "Tiler Utilization %", "In use system memory", "Alloc system memory");

    private final CoreFoundation cf;
    private final IoReport report;
    private final IoRegistry registry;
    private final MacSystem system;
    private final MemorySegment channelsKey;
    private final List<String> refusals = new ArrayList<>();
    /** Each with the sample before, none at first. */
    private final Map<Subscription, MemorySegment> subscriptions = new LinkedHashMap<>();
    private final AppleMachine machine;
    private final int gpu;
    /** Null where it is refused. */
    private final Smc smc;
    private long before;
    private boolean closed;

    MacSource(Libraries libraries) {
        cf = new CoreFoundation(libraries.coreFoundation());
        registry = new IoRegistry(libraries.ioKit(), cf);
        report = new IoReport(libraries.ioReport(), cf);
        system = new MacSystem(libraries.system());
        channelsKey = cf.createString("IOReportChannels");
        for (List<String> group : GROUPS) {
            Subscription s = report.subscribe(group.getFirst(), group.getLast());
            if (s == null) refusals.add("macOS refuses " + String.join(", ", group.stream().filter(g -> !g.isEmpty()).toList()));
            else subscriptions.put(s, MemorySegment.NULL);
        }
        gpu = registry.find("IOAccelerator", "");
        smc = smc(libraries);
        int power = registry.find("AppleARMIODevice", "pmgr");
        machine = new AppleMachine(Topology.read(registry, cf, system), table(power, "voltage-states5-sram"), table(power, "voltage-states1-sram"), table(power, "voltage-states9"),
                gpu == 0 ? 0 : registry.property(gpu, "gpu-core-count", v -> (int) cf.number(v).orElse(0)), refusals);
        registry.release(power);
        if (!refusals.isEmpty()) LOG.info("{}", String.join("; ", refusals));
    }

    private FrequencyTable table(int power, String property) {
        return power == 0 ? FrequencyTable.NONE : registry.property(power, property, v -> FrequencyTable.of(cf.data(v)));
    }

    private Smc smc(Libraries libraries) {
        try {
            return new Smc(libraries.ioKit(), registry, system.task());
        } catch (IllegalStateException e) {
            refusals.add(e.getMessage());
            return null;
        }
    }

    @Override
    public AppleMachine machine() {
        return machine;
    }

    @Override
    public synchronized AppleSample sample() {
        if (closed) throw new IllegalStateException("it is closed");
        long now = System.nanoTime(), nanos = before == 0 ? 0 : now - before;
        before = now;
        var channels = new ArrayList<Channel>();
        subscriptions.replaceAll((s, then) -> {
            MemorySegment current = report.sample(s);
            if (!CoreFoundation.isNone(then) && !CoreFoundation.isNone(current)) channels.addAll(report.difference(then, current, channelsKey));
            cf.release(then);
            return current;
        });
        return new AppleSample(nanos, channels, smc == null ? Map.of() : smc.read(), statistics(), system.thermal(), system.number("kern.memorystatus_vm_pressure_level").orElse(-1));
    }

    private Map<String, Long> statistics() {
        if (gpu == 0) return Map.of();
        return registry.property(gpu, "PerformanceStatistics", dictionary -> {
            var values = new HashMap<String, Long>();
            for (String name : STATISTICS) {
                MemorySegment key = cf.createString(name);
                cf.number(cf.value(dictionary, key)).ifPresent(v -> values.put(name, v));
                cf.release(key);
            }
            return values;
        });
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        subscriptions.forEach((s, then) -> {
            cf.release(then);
            report.end(s);
        });
        if (smc != null) smc.close();
        registry.release(gpu);
        cf.release(channelsKey);
    }
}
