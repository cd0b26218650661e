package fathom.app.command;

import fathom.app.Doctor;
import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Options;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "doctor", mixinStandardHelpOptions = true, description = "Look whether this machine has what Fathom needs, and say what to do where it has not.")
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        options.refuseFeed("doctor looks at the machine");
        options.check();
        var findings = Doctor.examine(options.runs());
        var out = spec.commandLine().getOut();
        if (options.json) {
            out.println(Json.write(Json.object("checks", findings.stream().map(f -> Json.object("name", f.name(), "state", f.state().name().toLowerCase(), "found", f.found(),
                    "advice", f.advice())).toList())));
        } else {
            findings.forEach(f -> out.printf("%-5s %-16s %s%s%n", f.state().name().toLowerCase(), f.name(), f.found(), f.advice().isEmpty() ? "" : "\n" + " ".repeat(23) + f.advice()));
        }
        return findings.stream().anyMatch(f -> f.state() == Doctor.State.BAD) ? Exit.COULD_NOT_RUN : Exit.PASSED;
    }
}
