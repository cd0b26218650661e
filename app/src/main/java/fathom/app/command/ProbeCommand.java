package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Options;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.OshiProbe;
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
        var probe = new OshiProbe();
        probe.read(); // loads and rates are differences: the first look only sets the mark
        TimeUnit.SECONDS.sleep(1);
        HardwareSnapshot machine = probe.read();
        var out = spec.commandLine().getOut();
        if (options.json) out.println(Json.write(Json.object("machine", machine.machine(), "readings", readings(machine).stream().map(ProbeCommand::json).toList())));
        else readings(machine).forEach(r -> out.println(line(r)));
        return Exit.PASSED;
    }

    private static List<Reading> readings(HardwareSnapshot machine) {
        var all = new ArrayList<Reading>();
        for (int i = 0; i < machine.cores().size(); i++) {
            all.add(Reading.of("core." + i + ".load", machine.cores().get(i), "%", fathom.measure.Provenance.MEASURED, machine.at()));
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
