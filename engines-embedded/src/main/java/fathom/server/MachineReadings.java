package fathom.server;

import fathom.hardware.HardwareProbe;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.Origin;
import fathom.measure.Clock;
import fathom.measure.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What the machine of this process tells, looked at when somebody asks and at most once a second. A load is since the look before. */
final class MachineReadings implements AutoCloseable {
    private static final long FRESH = 1_000_000_000L;

    private final Supplier<HardwareProbe> probes;
    /** Null before somebody asks. */
    private HardwareProbe probe;
    private HardwareSnapshot latest;

    /** @param probes asked once, when it is needed */
    MachineReadings(Supplier<HardwareProbe> probes) {
        this.probes = probes;
    }

    synchronized HardwareSnapshot look() {
        if (probe == null) probe = probes.get();
        if (latest == null || Clock.SYSTEM.now() - latest.at() > FRESH) latest = probe.read();
        return latest;
    }

    /** Every reading with where it comes from, or why it is absent. */
    Response response() {
        HardwareSnapshot look = look();
        var document = new LinkedHashMap<String, Object>();
        document.put("m4_max_detected", look.machine().processor().contains("M4 Max"));
        document.put("at", Instant.ofEpochSecond(0, look.at()).toString());
        document.put("machine", look.machine());
        document.put("cores", look.cores());
        document.put("clusters", look.clusters());
        document.put("readings", look.readings().stream().map(r -> told(r, look.origin(r.name()))).toList());
        return Response.json(200, document);
    }

    private static Map<String, Object> told(Reading reading, Origin origin) {
        var told = new LinkedHashMap<String, Object>();
        told.put("name", reading.name());
        switch (reading) {
            case Reading.Value v -> {
                told.put("value", v.value());
                told.put("unit", v.unit());
                told.put("provenance", v.provenance().name());
                if (origin.atLeast()) told.put("atLeast", true);
            }
            case Reading.Absent a -> told.put("absent", a.reason());
        }
        if (!origin.source().isEmpty()) told.put("source", origin.source());
        if (!origin.method().isEmpty()) told.put("method", origin.method());
        return told;
    }

    /** Those that are there, each with its unit and provenance as labels. */
    List<Reading.Value> values() {
        return look().readings().stream().filter(r -> r instanceof Reading.Value).map(r -> (Reading.Value) r).toList();
    }

    static String provenance(Reading.Value v) {
        return v.provenance().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized void close() {
        if (probe != null) probe.close();
    }
}
