package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Options;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.OshiProbe;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "probe", mixinStandardHelpOptions = true, description = "Read the machine once and print every reading, or why it is absent.")
public final class ProbeCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        options.refuseFeed("probe reads the machine");
        var probe = new OshiProbe();
        probe.read(); // loads and rates are differences: the first look only sets the mark
        TimeUnit.SECONDS.sleep(1);
        HardwareSnapshot machine = probe.read();
        var out = spec.commandLine().getOut();
        if (options.json) {
            var all = new ArrayList<>(plate(machine));
            readings(machine).forEach(r -> all.add(json(r)));
            out.println(Json.write(all));
        } else {
            readings(machine).forEach(r -> out.println(line(r)));
        }
        return Exit.PASSED;
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
        for (int i = 0; i < machine.cores().size(); i++) {
            all.add(Reading.of("core." + i + ".load", machine.cores().get(i), "%", Provenance.MEASURED, machine.at()));
        }
        all.addAll(machine.readings());
        return all;
    }

    private static Object json(Reading reading) {
        return switch (reading) {
            case Reading.Value v -> Json.object("name", v.name(), "value", v.value(), "unit", v.unit(), "provenance", v.provenance().name(), "at",
                    Instant.ofEpochSecond(0, v.at()).toString());
            case Reading.Absent a -> Json.object("name", a.name(), "absent", a.reason());
        };
    }

    private static String line(Reading reading) {
        return switch (reading) {
            case Reading.Value v -> "%-28s %,18.3f %-8s %s".formatted(v.name(), v.value(), v.unit(), v.provenance());
            case Reading.Absent a -> "%-28s %18s %-8s absent: %s".formatted(a.name(), "—", "", a.reason());
        };
    }
}
