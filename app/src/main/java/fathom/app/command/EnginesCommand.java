package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Options;
import fathom.engine.EngineStatus;
import fathom.platform.embedded.EmbeddedPlatform;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "engines", mixinStandardHelpOptions = true, description = "Start the platform and list the eighteen engines with their state.")
public final class EnginesCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        options.check();
        try (var platform = EmbeddedPlatform.start(Settings.of(options))) {
            var out = spec.commandLine().getOut();
            var engines = platform.state().engines();
            if (options.json) {
                out.println(Json.write(engines.stream().map(EnginesCommand::json).toList()));
            } else {
                out.printf("%-20s %-20s %6s  %-10s %s%n", "id", "name", "port", "state", "computes");
                engines.forEach(e -> out.printf("%-20s %-20s %6d  %-10s %s%n", e.id().id(), e.id().label(), e.id().port(), e.state().id(), e.id().computes()));
            }
            return Exit.PASSED;
        }
    }

    private static Object json(EngineStatus e) {
        return Json.object("id", e.id().id(), "name", e.id().label(), "port", e.id().port(), "state", e.state().id(), "computes", e.id().computes(), "reason", e.reason());
    }
}
