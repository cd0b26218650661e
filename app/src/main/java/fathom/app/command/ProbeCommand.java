package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Options;
import fathom.app.UsageException;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.OshiProbe;
import fathom.hardware.Origin;
import fathom.hardware.recording.Recorder;
import fathom.hardware.recording.Recordings;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "probe", mixinStandardHelpOptions = true, description = "Read the machine once and print every reading with where it comes from, or why it is absent.")
public final class ProbeCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Option(names = "--record", paramLabel = "FILE", description = "Write what the machine tells, once a second and before it is decoded, to a file that must not exist yet.")
    private Path record;

    @Option(names = "--seconds", paramLabel = "N", description = "For how long to record, 1 to 86400 (default: 10).")
    private Integer seconds;

    @Option(names = "--replay", paramLabel = "FILE", description = {"Decode a recording instead of reading this machine: of --record, macmon, mactop, powermetrics (text or property list),",
            "ioreg (text or property list), sscope. Its last look is printed."})
    private Path replay;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        options.refuseFeed("probe reads the machine");
        if (record != null && replay != null) throw new UsageException("--record and --replay exclude each other");
        if (seconds != null && record == null) throw new UsageException("--seconds: it says how long to --record");
        if (seconds != null && (seconds < 1 || seconds > 86_400)) throw new UsageException("--seconds " + seconds + ": from 1 to 86400");
        print(replay != null ? replayed() : record != null ? Recorder.record(record, seconds == null ? 10 : seconds) : live());
        return Exit.PASSED;
    }

    private static HardwareSnapshot live() throws InterruptedException {
        try (var probe = new OshiProbe()) {
            probe.read(); // loads and rates are differences: the first look only sets the mark
            TimeUnit.SECONDS.sleep(1);
            return probe.read();
        }
    }

    private HardwareSnapshot replayed() throws IOException {
        try {
            return Recordings.read(replay).looks().getLast();
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void print(HardwareSnapshot machine) {
        var out = spec.commandLine().getOut();
        if (options.json) {
            var all = new ArrayList<>(plate(machine));
            readings(machine).forEach(r -> all.add(json(r, origin(machine, r.name()))));
            out.println(Json.write(all));
        } else {
            readings(machine).forEach(r -> out.println(line(r, origin(machine, r.name()))));
        }
    }

    /** What is written on the machine: words, not numbers. */
    private static List<Object> plate(HardwareSnapshot m) {
        return List.of(words("machine.model", m.machine().model(), m), words("machine.processor", m.machine().processor(), m), words("machine.system", m.machine().operatingSystem(), m));
    }

    private static Object words(String name, String value, HardwareSnapshot m) {
        return value.isBlank() || value.contains("unknown") ? Json.object("name", name, "absent", "the machine does not tell it")
                : Json.object("name", name, "value", value, "unit", "", "provenance", Provenance.SPECIFIED.name(), "at", Instant.ofEpochSecond(0, m.at()).toString());
    }

    private static List<Reading> readings(HardwareSnapshot machine) {
        var all = new ArrayList<Reading>();
        Provenance provenance = machine.isReplayed() ? Provenance.REPLAYED : Provenance.MEASURED;
        for (int i = 0; i < machine.cores().size(); i++) {
            double load = machine.cores().get(i);
            all.add(Double.isNaN(load) ? Reading.absent(core(i), "the recording leaves it out") : Reading.of(core(i), load, "%", provenance, machine.at()));
        }
        all.addAll(machine.readings());
        return all;
    }

    private static String core(int i) {
        return "core." + i + ".load";
    }

    /** Of a core, that of all of them. */
    private static Origin origin(HardwareSnapshot machine, String name) {
        return machine.origin(name.startsWith("core.") ? "cpu.load" : name);
    }

    private Object json(Reading reading, Origin origin) {
        var object = new LinkedHashMap<String, Object>();
        object.put("name", reading.name());
        switch (reading) {
            case Reading.Value v -> {
                object.put("value", v.value());
                object.put("unit", v.unit());
                object.put("provenance", v.provenance().name());
                object.put("at", Instant.ofEpochSecond(0, v.at()).toString());
                if (origin.atLeast()) object.put("atLeast", true);
            }
            case Reading.Absent a -> object.put("absent", a.reason());
        }
        if (!origin.source().isEmpty()) {
            object.put("source", origin.source());
            object.put("method", origin.method());
        }
        if (replay != null) object.put("replayed", true);
        return object;
    }

    private static String line(Reading reading, Origin origin) {
        return switch (reading) {
            case Reading.Value v -> "%-28s %s%,18.3f %-8s %-9s %s".formatted(v.name(), origin.atLeast() ? "≥" : " ", v.value(), v.unit(), v.provenance(), origin.source());
            case Reading.Absent a -> "%-28s  %18s %-8s absent: %s".formatted(a.name(), "—", "", a.reason());
        };
    }
}
